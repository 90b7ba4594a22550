#!lua
--[[
A person has no page open at a relay any more; an agent keeps the lease they had, and no more.

KEYS 1 presences  2 relays  3 people at the relay
ARGV 1 person  2 relay
]]
if redis.call('SREM', KEYS[3], ARGV[1]) == 0 then return end
local row = redis.call('HGET', KEYS[1], ARGV[1])
local lease = redis.call('ZSCORE', KEYS[2], ARGV[2])
if not row or not lease then return end
local presence = cjson.decode(row)
presence.leaseUntil = math.max(presence.leaseUntil, tonumber(lease))
redis.call('HSET', KEYS[1], ARGV[1], cjson.encode(presence))
