package io.redress.process.guard;

/**
 * One file that somebody wants to deploy.
 *
 * @param name as the engine would store it, such as {@code rules/freight.dmn}
 */
public record ModelFile(String name, byte[] content) {}
