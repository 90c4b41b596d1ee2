package org.corridor.feeds.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.feeds.AttemptTold;
import org.corridor.feeds.MeetingTold;
import org.corridor.feeds.Moment;
import org.corridor.feeds.RoundTold;
import org.corridor.feeds.Span;
import org.jspecify.annotations.Nullable;

/// Rounds of talks, meetings to come and attempts to evacuate.
final class Rounds {
  private static final List<String> ORDINALS = List.of(
      "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
      "tenth");
  private static final Pattern ROUND = Pattern.compile(
      "\\b(?<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|1st|2nd|3rd|4th|5th)\\s+(?:round(?: of)?(?: the)?(?: ['‘\"“]?(?:peace |direct |bilateral )?(?:talks|negotiations|consultations)['’\"”]?)?|(?:peace )?(?:talks|negotiations)|(?:their )?meeting)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern SECOND_TIME = Pattern.compile(
      "for the (?<ordinal>second|third|fourth|fifth) time", Pattern.CASE_INSENSITIVE);
  private static final Pattern LENGTH = Pattern.compile(
      "(?:lasted|took|talked for|after|held) (?<length>(?:(?:around|about|some|more than|over|nearly|almost|roughly) )?(?:several|[\\p{L}]+|\\d+)(?: and a half)? hours?)(?: of)?",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern VENUE = Pattern.compile(
      "\\b(?:in|on|at) (?:the )?(?<venue>[\\p{Lu}][\\p{L}'’-]+(?: (?:region|oblast|Forest|province))?(?: (?:of|in|region of) [\\p{Lu}][\\p{L}]+)?)");
  private static final Pattern ENDED = Pattern.compile(
      "(?:ended|finished|over|concluded|closed)(?<how>(?: with| without)[^.,;]{3,80})?|(?<none>without any result|no (?:major )?breakthrough|did(?:n['’]t| not) (?:deliver|bring) any results?[^.,;]*|results [^.,;]{0,40} (?:are )?not yet achieved)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern MEETING = Pattern.compile(
      "(?<who>[^.:;]{3,90}?)\\s+(?:(?:is|are|was|were) (?:also )?(?:planned|scheduled|set|due)|will (?:then )?(?:meet|be held|take place)|are to meet)\\b(?<rest>[^;]{0,220})",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern MEETING_WORD = Pattern.compile(
      "\\b(meeting|round|talks|negotiations|meet|summit|consultations)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern MEDIATOR = Pattern.compile(
      "(?:mediated by|mediation of|hosted by|through the mediation of)\\s+(?:the )?(?<by>[\\p{Lu}][\\p{L}]+(?: [\\p{Lu}][\\p{L}]+)?)");
  private static final Pattern MEET = Pattern.compile(
      "(?<who>the [^.:;,]{3,70}?) (?:will|are to) meet (?:again )?(?:in (?<venue>\\p{Lu}\\p{L}+))?",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern ATTEMPT = Pattern.compile(
      "(?<count>two|three|several|a second|another|a first|an?|the|both|\\d+)?\\s*(?:planned |second |first |third )?(?<what>attempts? to (?:evacuate|rescue)[^.,;]*|evacuation(?:s)?(?: of| from)[^.,;]{3,80}?|rescue(?: of| operation)?[^.,;]{3,60}?)\\s+(?:had |has |have |was |were |did |been |is |also )*(?<end>failed|collapsed|did not progress|not progress|broke down|called off|halted|postponed|suspended|put off|succeeded|completed|unraveled|stopped|under way)\\b",
      Pattern.CASE_INSENSITIVE);

  private Rounds() {}

  static List<RoundTold> rounds(
      String text, List<Sentence> sentences, List<Moment> moments, LocalDate published) {
    Map<Integer, RoundTold> rounds = new LinkedHashMap<>();
    for (int i = 0; i < sentences.size(); i++) {
      Span s = sentences.get(i).span();
      String sentence = s.of(text);
      int ordinal = 0;
      Matcher m = ROUND.matcher(sentence);
      if (m.find()
          && sentence.matches("(?is).*\\b(talks|negotiations|delegations?|round|meeting)\\b.*")) {
        ordinal = ordinal(m.group("ordinal"));
      } else {
        Matcher time = SECOND_TIME.matcher(sentence);
        if (time.find() && sentence.matches("(?is).*\\b(negotiations|talks|delegations)\\b.*")) {
          ordinal = ordinal(time.group("ordinal"));
        }
      }
      boolean toCome = sentence.matches(
          "(?is).*\\b(round|talks|negotiations|meeting)\\b[^.]{0,50}\\b(would|will|is planned|is scheduled|is expected|to take place|to be held|may|could)\\b.*");
      boolean meetingOnly = toCome
          || (ordinal > 0
              && sentence.matches(
                  "(?is).*\\b(first|second|third) meeting\\b.*\\b(planned|scheduled)\\b.*"));
      if (ordinal > 0 && !meetingOnly) {
        int n = ordinal;
        rounds.merge(n, told(text, sentences, i, n, moments, published), Rounds::joined);
      }
    }
    // What is told of "the meeting" beside the last round, as its length.
    for (int i = 0; i < sentences.size(); i++) {
      String sentence = sentences.get(i).span().of(text);
      Matcher length = LENGTH.matcher(sentence);
      if (length.find()
          && sentence.matches("(?is).*\\b(meeting|talks|negotiations|round)\\b.*")
          && !rounds.isEmpty()) {
        int last = rounds.keySet().stream().max(Integer::compare).orElse(1);
        RoundTold r = rounds.get(last);
        if (r != null && r.length().isEmpty()) {
          rounds.put(
              last,
              new RoundTold(
                  r.span(),
                  r.ordinal(),
                  r.day(),
                  r.place(),
                  length.group("length"),
                  r.delegations(),
                  r.outcome(),
                  r.why()));
        }
      }
    }
    return List.copyOf(rounds.values());
  }

  private static int ordinal(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    return Character.isDigit(small.charAt(0)) ? small.charAt(0) - '0' : ORDINALS.indexOf(small) + 1;
  }

  private static RoundTold told(
      String text,
      List<Sentence> sentences,
      int i,
      int ordinal,
      List<Moment> moments,
      LocalDate published) {
    Span s = sentences.get(i).span();
    String sentence = s.of(text);
    LocalDate day = moments.stream()
        .filter(x -> s.covers(x.span()) && x.from().equals(x.to()) && !x.from().isAfter(published))
        .map(Moment::from)
        .findFirst()
        .orElse(null);
    Matcher length = LENGTH.matcher(sentence);
    String venue = "";
    Matcher v = VENUE.matcher(sentence);
    while (v.find() && venue.isEmpty()) {
      boolean office = sentence
          .substring(0, v.start())
          .matches("(?is).*\\b(media|embassy|ministry|officials?|government) $");
      if (!office
          && !v.group("venue")
              .matches(
                  "(?i)(monday|tuesday|wednesday|thursday|friday|saturday|sunday|russia|ukraine|twitter|telegram|march|ukraine’s).*")) {
        venue = v.group("venue");
      }
    }
    Matcher ended = ENDED.matcher(sentence);
    String outcome = "";
    if (ended.find()) {
      outcome = ended.group("how") != null
          ? ended.group("how").strip()
          : ended.group("none") != null ? ended.group("none") : "ended";
    }
    List<String> delegations = new ArrayList<>();
    for (String word : sentence.split("[^\\p{L}]+", -1)) {
      String party = Actors.party(word);
      if (party.matches("UA|RU") && !delegations.contains(party)) {
        delegations.add(party);
      }
    }
    return new RoundTold(
        s,
        ordinal,
        day,
        venue,
        length.find() ? length.group("length") : "",
        delegations,
        outcome,
        "an ordinal and talks");
  }

  private static RoundTold joined(RoundTold a, RoundTold b) {
    List<String> delegations = new ArrayList<>(a.delegations());
    b.delegations().stream().filter(d -> !delegations.contains(d)).forEach(delegations::add);
    String outcome =
        a.outcome().isEmpty() || (a.outcome().equals("ended") && !b.outcome().isEmpty())
            ? b.outcome()
            : a.outcome();
    return new RoundTold(
        a.span(),
        a.ordinal(),
        a.day() == null ? b.day() : a.day(),
        a.place().isEmpty() ? b.place() : a.place(),
        a.length().isEmpty() ? b.length() : a.length(),
        delegations,
        outcome,
        a.why());
  }

  static List<MeetingTold> meetings(
      String text, List<Sentence> sentences, List<Moment> moments, LocalDate published) {
    List<MeetingTold> found = new ArrayList<>();
    for (Sentence sentence : sentences) {
      Span s = sentence.span();
      String words = s.of(text);
      if (!MEETING_WORD.matcher(words).find()) {
        continue;
      }
      Matcher m = MEETING.matcher(words);
      if (!m.find() || !MEETING_WORD.matcher(m.group()).find()) {
        continue;
      }
      LocalDate day = moments.stream()
          .filter(x -> s.covers(x.span()) && !x.from().isBefore(published))
          .map(Moment::from)
          .findFirst()
          .orElse(null);
      if (day == null) {
        continue;
      }
      Matcher meet = MEET.matcher(words);
      String venue = "";
      List<String> who = new ArrayList<>();
      if (meet.find()) {
        who.add(meet.group("who").strip());
        venue = meet.group("venue") == null ? "" : meet.group("venue");
      } else {
        who.add(m.group("who").strip());
      }
      if (venue.isEmpty()) {
        Matcher v = VENUE.matcher(m.group("rest"));
        while (v.find() && venue.isEmpty()) {
          if (!v.group("venue")
              .matches("(?i)(monday|tuesday|wednesday|thursday|friday|saturday|sunday|march).*")) {
            venue = v.group("venue");
          }
        }
      }
      Matcher by = MEDIATOR.matcher(words);
      found.add(new MeetingTold(
          s,
          day,
          venue,
          who,
          by.find() ? by.group("by") : "",
          "a meeting that is planned for a day to come"));
    }
    return found;
  }

  static List<AttemptTold> attempts(
      String text,
      List<Sentence> sentences,
      List<Moment> moments,
      List<org.corridor.feeds.Mention> places) {
    List<AttemptTold> found = new ArrayList<>();
    for (Sentence sentence : sentences) {
      Span s = sentence.span();
      Matcher m = ATTEMPT.matcher(s.of(text));
      if (!m.find()) {
        continue;
      }
      @Nullable
      Moment when = moments.stream().filter(x -> s.covers(x.span())).findFirst().orElse(null);
      String place = places.stream()
          .filter(p -> s.covers(p.span()))
          .map(org.corridor.feeds.Mention::name)
          .findFirst()
          .orElse("");
      String count = m.group("count") == null ? "" : m.group("count").toLowerCase(Locale.ROOT);
      int n = switch (count) {
        case "two", "both" -> 2;
        case "three" -> 3;
        default -> count.matches("\\d+") ? Integer.parseInt(count) : 1;
      };
      String end = m.group("end").toLowerCase(Locale.ROOT);
      String outcome = switch (end) {
        case "succeeded", "completed" -> "completed";
        case "postponed", "put off" -> "postponed";
        case "under way" -> "under way";
        default -> "failed";
      };
      found.add(new AttemptTold(
          s,
          when == null ? null : when.from(),
          when == null ? null : when.to(),
          place,
          n,
          outcome,
          "an evacuation and how it ended"));
    }
    return found;
  }
}
