package io.redress.notification.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one side is told, for both templates to show; all of it is text.
 *
 * @param subject without the words of strangers, so that nothing of theirs stands in a header
 * @param headline what happened, in one sentence
 * @param told what there is to say about it
 * @param asked what the case waits for this side to do; empty if it waits for nothing of it
 * @param askedUntil by when
 * @param otherwise what happens if it does not; {@code null} if nothing is asked
 * @param possible what else it can do
 * @param turn whose turn it is, if it is not this side's
 * @param goods what the case is about, by piece
 * @param address of the case in the marketplace; {@code null} if that is not configured
 */
public record Letter(
        String subject,
        String name,
        String side,
        String headline,
        List<String> told,
        List<String> asked,
        @Nullable String askedUntil,
        @Nullable String otherwise,
        List<String> possible,
        @Nullable String turn,
        String number,
        String orderId,
        List<String> goods,
        @Nullable String address) {}
