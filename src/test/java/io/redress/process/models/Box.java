package io.redress.process.models;

import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** A rectangle of a diagram, and whose it is. */
record Box(String id, double x, double y, double width, double height) {

    static Box of(String id, Bounds bounds) {
        return new Box(id, bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    boolean overlaps(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    boolean contains(Box other) {
        return x <= other.x && other.right() <= right() && y <= other.y && other.bottom() <= bottom();
    }

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    @Override
    public String toString() {
        return id;
    }
}
