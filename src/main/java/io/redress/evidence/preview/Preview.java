package io.redress.evidence.preview;

/**
 * A small picture of a file, without anything but its pixels: no place, no camera, no name.
 *
 * @param mediaType {@code image/jpeg}, or {@code image/png} if parts of it are transparent
 * @param bytes a few dozen kilobytes
 */
public record Preview(String mediaType, byte[] bytes) {}
