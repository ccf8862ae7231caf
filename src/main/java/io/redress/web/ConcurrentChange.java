package io.redress.web;

/**
 * Recognises the failure of a transaction that lost to another one on the same data, and that can simply be run again.
 * A module that knows of such failures offers a bean of this type.
 */
@FunctionalInterface
public interface ConcurrentChange {

    boolean caused(Throwable failure);
}
