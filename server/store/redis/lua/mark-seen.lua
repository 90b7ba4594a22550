#!lua
--[[
Raises one side's marks, never beyond the head and never back.

KEYS 1 record
ARGV 1 side  2 delivered  3 read
Returns {visitor delivered, visitor read, agent delivered, agent read}; {} when there is no such
conversation.
]]
local head = redis.call('HGET', KEYS[1], 'head')
if not head then return {} end
local function raise(name, wanted)
  local before = tonumber(redis.call('HGET', KEYS[1], name))
  local after = math.max(before, math.min(wanted, tonumber(head)))
  if after > before then redis.call('HSET', KEYS[1], name, after) end
end
local delivered, read = tonumber(ARGV[2]), tonumber(ARGV[3])
raise(ARGV[1] .. 'Delivered', math.max(delivered, read))
raise(ARGV[1] .. 'Read', read)
return redis.call('HMGET', KEYS[1],
  'visitorDelivered', 'visitorRead', 'agentDelivered', 'agentRead')
