/** What is shown under each tab. Everything shown names its source; nothing says who is right. */
import { account } from './account.js';
import { accounts } from './admin.js';
import { arrangements } from './arrangement.js';
import { check } from './check.js';
import { inbox } from './inbox.js';
import { movement } from './movement.js';
import { offers } from './offers.js';
import { oneself } from './oneself.js';
import { plan } from './plan.js';
import { talks } from './talks.js';
import { timeline } from './timeline.js';
import { add } from './write.js';

const everybody = () => true;

/** By the word of their tab; each says for whom it is. In those that stand still somebody works. */
export const views = {
  talks: { for: everybody, draw: talks },
  offers: { for: everybody, draw: offers },
  arrangements: { for: everybody, draw: arrangements },
  check: { for: me => me.mayCheck, draw: check },
  movement: { for: everybody, draw: movement },
  plan: { for: me => me.mayPlan, still: true, draw: plan },
  account: { for: everybody, draw: account },
  timeline: { for: everybody, draw: timeline },
  add: { for: everybody, still: true, draw: add },
  inbox: { for: me => me.mayDecide, still: true, draw: inbox },
  oneself: { for: everybody, still: true, draw: oneself },
  accounts: { for: me => me.administrator, still: true, draw: accounts },
};
