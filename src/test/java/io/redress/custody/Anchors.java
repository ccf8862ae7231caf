package io.redress.custody;

import org.springframework.context.ApplicationContext;

/** Lets a test say when the ends of chains are written down. */
public final class Anchors {

    private Anchors() {}

    public static void write(ApplicationContext context) {
        context.getBean(Anchoring.class).write();
    }

    /** As a start does. */
    public static void catchUp(ApplicationContext context) {
        context.getBean(Anchoring.class).catchUp();
    }
}
