package io.redress.evidence;

/**
 * A content that the store keeps.
 *
 * @param sha256 64 hexadecimal digits, lower case
 * @param size in bytes
 */
record StoredObject(String sha256, long size) {}
