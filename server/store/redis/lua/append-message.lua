#!lua
--[[
Adds a message to a conversation's log, once for each id of its sender: a retry gets the first
answer, also after the end and after a hand-over, since the id is looked up before anything else.

KEYS 1 record  2 log  3 message ids
ARGV 1 side  2 sender  3 message id  4 entry without its text (members of a JSON object)
     5 text (JSON)  6 the agent's fence
Returns {outcome}, or {'stored' or 'repeated', record as name and value, entry}.
]]
local side, sender = ARGV[1], ARGV[2]
local known = redis.call('HMGET', KEYS[1],
  'status', 'visitor', 'assignee', 'aepoch', 'head', 'lastAt')
local status = known[1]
if not status then return {'not_found'} end
-- Somebody else's conversation does not exist for a visitor.
if side == 'visitor' and known[2] ~= sender then return {'not_found'} end

local name = sender .. ':' .. ARGV[3]
local ending = ',"text":' .. ARGV[5] .. '}'
local earlier = redis.call('HGET', KEYS[3], name)
if earlier then
  local entry = redis.call('LINDEX', KEYS[2], earlier - 1)
  -- The text is the last member, and inside a JSON string no quote stands unescaped: the same
  -- ending is the same text.
  if string.sub(entry, -#ending) ~= ending then return {'cmid_conflict'} end
  return {'repeated', redis.call('HGETALL', KEYS[1]), entry}
end
if status == 'closed' then return {'closed'} end
if side == 'agent' then
  local theirs = status == 'assigned' and known[3] == sender
  if not theirs or known[4] ~= ARGV[6] then return {'not_assigned'} end
end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local seq = known[5] + 1
local at = string.format('%.0f', math.max(now, tonumber(known[6])))
local entry = '{"seq":' .. seq .. ',"at":' .. at .. ',' .. ARGV[4] .. ending
redis.call('RPUSH', KEYS[2], entry)
redis.call('HSET', KEYS[3], name, seq)
redis.call('HSET', KEYS[1], 'head', seq, 'lastAt', at)
return {'stored', redis.call('HGETALL', KEYS[1]), entry}
