package io.redress.mediation;

/**
 * A draft of the reasons of a decision (M5).
 *
 * @param text with passages such as {@code [Say why …]}, which whoever decides fills in; reasons that still have one, or
 *     that are this text and nothing else, are refused
 * @param longest how many characters reasons may have
 */
record PreparedReasons(String text, int longest) {}
