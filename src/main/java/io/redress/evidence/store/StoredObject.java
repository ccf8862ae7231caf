package io.redress.evidence.store;

/**
 * A content that the store keeps.
 *
 * @param sha256 64 hexadecimal digits, lower case
 * @param size in bytes
 */
public record StoredObject(String sha256, long size) {}
