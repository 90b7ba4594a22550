#!lua
--[[
Writes what the desk decided into the conversation: its new state, and the entry that says so. A
turn that was applied before, by whichever relay, changes nothing and gives the same answer.

KEYS 1 record  2 log
ARGV 1 turn (JSON)
Returns {record as name and value, entry or ''}; {} when there is no such conversation any more.
]]
local turn = cjson.decode(ARGV[1])
local known = tonumber(redis.call('HGET', KEYS[1], 'turn') or '-1')
if known < 0 and not turn.opening then return {} end

if turn.turn > known then
  if turn.opening then
    redis.call('HSET', KEYS[1], 'opening', turn.opening, 'epoch', turn.epoch, 'head', 0,
      'visitor', turn.visitor, 'openedAt', turn.at, 'queuedAt', turn.at, 'lastAt', 0,
      'visitorDelivered', 0, 'visitorRead', 0, 'agentDelivered', 0, 'agentRead', 0)
  end
  redis.call('HSET', KEYS[1], 'turn', turn.turn, 'status', turn.status, 'aepoch', turn.aepoch,
    'assignee', turn.assignee or '', 'closedBy', turn.closedBy or '')
  if turn.entry then
    local head = redis.call('HMGET', KEYS[1], 'head', 'lastAt')
    local seq = head[1] + 1
    local at = math.max(turn.at, tonumber(head[2]))
    local entry = '{"seq":' .. seq .. ',"at":' .. string.format('%.0f', at) .. ',' .. turn.entry .. '}'
    redis.call('RPUSH', KEYS[2], entry)
    redis.call('HSET', KEYS[1], 'head', seq, 'lastAt', string.format('%.0f', at),
      'seq:' .. turn.turn, seq)
  end
end

local seq = redis.call('HGET', KEYS[1], 'seq:' .. turn.turn)
local entry = seq and redis.call('LINDEX', KEYS[2], seq - 1) or ''
return {redis.call('HGETALL', KEYS[1]), entry}
