#!lua
--[[
Takes a conversation out of the desk, once its own slot is empty.

KEYS 1 opened  2 latest  3 codes  4 closed  5 pending
ARGV 1 id  2 visitor  3 case code
]]
local id = ARGV[1]
redis.call('ZREM', KEYS[1], id)
if redis.call('HGET', KEYS[2], ARGV[2]) == id then redis.call('HDEL', KEYS[2], ARGV[2]) end
redis.call('HDEL', KEYS[3], ARGV[3])
redis.call('ZREM', KEYS[4], id .. ' ' .. ARGV[2] .. ' ' .. ARGV[3])
redis.call('HDEL', KEYS[5], id)
