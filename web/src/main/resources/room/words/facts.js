/**
 * The facts behind a finding, as patterns, in the same languages: see plans.js for `{~1}`.
 * @type {[RegExp, string, string, string, string][]}
 */
export const facts = [
  [/^ended$/, 'завершено', 'завершено', 'انتهى', 'terminé'],
  [/^version (\S+)$/, 'версія {1}', 'версия {1}', 'النسخة {1}', 'version {1}'],
  [/^put on the table by (.+)$/, 'подано: {1}', 'подано: {1}', 'قدّمه {1}', 'présenté par {1}'],
  [/^(T\d+) is not in it$/, '{1} у ній немає', '{1} в ней нет', '{1} ليس فيها', '{1} n’y est pas'],
  [/^(T\d+) in words only$/, '{1} лише на словах', '{1} только на словах', '{1} بالكلام فقط', '{1} en paroles seulement'],
  [/^T15 is a promise, not a notice$/, 'T15 — обіцянка, а не оголошення', 'T15 — обещание, а не объявление', 'T15 وعد لا إعلان', 'T15 est une promesse, pas un avis'],
  [/^No version is recorded$/, 'Жодної версії не записано', 'Ни одной версии не записано', 'لا نسخة مسجلة', 'Aucune version n’est consignée'],
  [/^an unknown outcome is a task, not an end$/, 'невідомий наслідок — це завдання, а не кінець', 'неизвестный исход — это задача, а не конец', 'النتيجة المجهولة مهمة لا نهاية', 'une issue inconnue est une tâche, pas une fin'],
  [/^offered by (.+)$/, 'запропоновано: {1}', 'предложено: {1}', 'عرضه {1}', 'proposé par {1}'],
  [/^([HS]\d+) (.+): nobody answered since all began anew$/, '{1}: ніхто не відповів, відколи все почалося знову', '{1}: никто не ответил с тех пор, как всё началось заново', '{1}: لم يجب أحد منذ أن بدأ كل شيء من جديد', '{1} : personne n’a répondu depuis que tout a recommencé'],
  [/^([HS]\d+) (.+): nobody answered$/, '{1}: ніхто не відповів', '{1}: никто не ответил', '{1}: لم يجب أحد', '{1} : personne n’a répondu'],
  [/^([HS]\d+) (.+): yes, says (.+)$/, '{1}: так, каже {3}', '{1}: да, говорит {3}', '{1}: نعم، يقول {3}', '{1} : oui, dit {3}'],
  [/^([HS]\d+) (.+): no, says (.+)$/, '{1}: ні, каже {3}', '{1}: нет, говорит {3}', '{1}: لا، يقول {3}', '{1} : non, dit {3}'],
  [/^([HS]\d+) (.+): unknown, says (.+)$/, '{1}: невідомо, каже {3}', '{1}: неизвестно, говорит {3}', '{1}: غير معروف، يقول {3}', '{1} : inconnu, dit {3}'],
  [/^it is (.+)$/, 'стан: {*1}', 'состояние: {*1}', 'الحالة: {*1}', 'état : {*1}'],
  [/^(\S+) is ([A-Z ]+)$/, '{1}: {*2}', '{1}: {*2}', '{1}: {*2}', '{1} : {*2}'],
  [/^nobody has voted$/, 'ніхто не голосував', 'никто не голосовал', 'لم يصوّت أحد', 'personne ne s’est prononcé'],
  [/^notification (\S+) no longer counts: withdrawn, or of before another text or a stop$/, 'повідомлення {1} більше не діє: відкликане або було до іншого тексту чи зупинки', 'уведомление {1} больше не действует: отозвано или было до другого текста или остановки', 'لم يعد الإخطار {1} ساريًا: سُحب، أو كان قبل نص آخر أو قبل التوقف', 'la notification {1} ne compte plus : retirée, ou d’avant un autre texte ou un arrêt'],
  [/^no notification is recorded$/, 'жодного повідомлення не записано', 'ни одного уведомления не записано', 'لا إخطار مسجل', 'aucune notification n’est consignée'],
  [/^there are only those of sites, or expired ones$/, 'є лише про об’єкти або такі, термін яких вийшов', 'есть только об объектах или истёкшие', 'لا توجد إلا إخطارات مواقع أو منتهية', 'il n’y a que celles de sites, ou expirées'],
  [/^notification (.+)$/, 'повідомлення {1}', 'уведомление {1}', 'الإخطار {1}', 'notification {1}'],
  [/^told by (.+)$/, 'сказано: {1}', 'сказано: {1}', 'أبلغ به {1}', 'annoncé par {1}'],
  [/^halt (.+)$/, 'зупинка {1}', 'остановка {1}', 'التوقف {1}', 'arrêt {1}'],
  [/^(\S+) (?:people|person) boarded, joined or were released$/, 'сіли, приєдналися або були відпущені: {1}', 'сели, присоединились или были отпущены: {1}', 'صعد أو انضم أو أُفرج عن: {1}', 'montées, jointes ou libérées : {1}'],
  [/^no window by (.+) is recorded$/, 'вікна не записано: {1}', 'окна не записано: {1}', 'لا نافذة مسجلة من {1}', 'aucun créneau de {1} n’est consigné'],
  [/^nothing is recorded$/, 'нічого не записано', 'ничего не записано', 'لا شيء مسجل', 'rien n’est consigné'],
  [/^all have said that it may go on; somebody no longer accepts the text$/, 'усі сказали, що можна йти далі; хтось більше не приймає тексту', 'все сказали, что можно продолжать; кто-то больше не принимает текст', 'قال الجميع إنه يمكن الاستمرار؛ لكن أحدهم لم يعد يقبل النص', 'tous ont dit que l’on peut continuer ; quelqu’un n’accepte plus le texte'],
  [/^that it may go on was not said by (.+)$/, 'що можна йти далі, не сказано: {1}', 'что можно продолжать, не сказано: {1}', 'لم يقل {1} إنه يمكن الاستمرار', '{1} n’a pas dit que l’on peut continuer'],
];
