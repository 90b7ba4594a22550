import { script, type Script } from '../../redis/link.ts';
import admitLoss from './lua/admit-loss.lua?raw';
import appendMessage from './lua/append-message.lua?raw';
import applyTurn from './lua/apply-turn.lua?raw';
import claim from './lua/claim.lua?raw';
import closeConversation from './lua/close-conversation.lua?raw';
import connect from './lua/connect.lua?raw';
import disconnect from './lua/disconnect.lua?raw';
import endRelay from './lua/end-relay.lua?raw';
import endSessionsOf from './lua/end-sessions-of.lua?raw';
import endedSessions from './lua/ended-sessions.lua?raw';
import forgetConversation from './lua/forget-conversation.lua?raw';
import markSeen from './lua/mark-seen.lua?raw';
import openConversation from './lua/open-conversation.lua?raw';
import isOver from './lua/parts/is-over.lua?raw';
import restartIdle from './lua/parts/restart-idle.lua?raw';
import readQueue from './lua/read-queue.lua?raw';
import release from './lua/release.lua?raw';
import renewRelay from './lua/renew-relay.lua?raw';
import restoreConversation from './lua/restore-conversation.lua?raw';
import rotateToken from './lua/rotate-token.lua?raw';
import saveAgent from './lua/save-agent.lua?raw';
import isSignedIn from './lua/is-signed-in.lua?raw';
import saveInvite from './lua/save-invite.lua?raw';
import saveSession from './lua/save-session.lua?raw';
import setAvailable from './lua/set-available.lua?raw';
import settleTurn from './lua/settle-turn.lua?raw';
import touchToken from './lua/touch-token.lua?raw';
import useInvite from './lua/use-invite.lua?raw';
import useSession from './lua/use-session.lua?raw';

/** A step that calls a function of `lua/parts`: Redis takes one text, its first line the flags. */
const using = (part: string, lua: string): Script => {
  const [flags, ...rest] = lua.split('\n');
  return script([flags, part, ...rest].join('\n'));
};

/** Every atomic step; each file's head says what it takes and gives. */
export const STEPS = {
  admitLoss: script(admitLoss),
  appendMessage: script(appendMessage),
  applyTurn: script(applyTurn),
  claim: using(restartIdle, claim),
  closeConversation: using(restartIdle, closeConversation),
  connect: script(connect, 'passing'),
  disconnect: script(disconnect, 'passing'),
  endRelay: script(endRelay, 'passing'),
  endSessionsOf: script(endSessionsOf),
  endedSessions: using(isOver, endedSessions),
  forgetConversation: script(forgetConversation),
  isSignedIn: using(isOver, isSignedIn),
  markSeen: script(markSeen, 'passing'),
  openConversation: script(openConversation),
  readQueue: script(readQueue),
  release: using(restartIdle, release),
  renewRelay: script(renewRelay, 'passing'),
  restoreConversation: script(restoreConversation),
  rotateToken: script(rotateToken),
  saveAgent: script(saveAgent),
  saveInvite: script(saveInvite),
  saveSession: using(isOver, saveSession),
  setAvailable: script(setAvailable),
  settleTurn: script(settleTurn, 'passing'),
  touchToken: script(touchToken, 'passing'),
  useInvite: script(useInvite),
  useSession: using(isOver, useSession),
} as const;
