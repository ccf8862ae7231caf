package io.redress.process.diff;

import java.util.Locale;

/** The small signs in tasks, events and gateways, as BPMN draws them. */
final class Marks {

    private Marks() {}

    static void task(Svg svg, String type, double x, double y, String ink) {
        switch (type) {
            case "userTask" ->
                svg.raw(
                        "<g fill=\"none\" stroke=\"%s\" stroke-width=\"1.3\"><circle cx=\"%s\" cy=\"%s\" r=\"3.4\"/><path d=\"M%s %s v-2.5 a6 5 0 0 1 12 0 v2.5 z\"/></g>",
                        ink, x + 6, y + 3, x, y + 13);
            case "serviceTask" ->
                svg.raw(
                        "<g fill=\"none\" stroke=\"%s\"><circle cx=\"%s\" cy=\"%s\" r=\"4.6\" stroke-width=\"2.6\" stroke-dasharray=\"2 1.6\"/><circle cx=\"%s\" cy=\"%s\" r=\"3.2\" stroke-width=\"1.3\"/></g>",
                        ink, x + 6, y + 6, x + 6, y + 6);
            case "receiveTask", "sendTask" -> envelope(svg, x + 6, y + 5, 6, ink, type.equals("sendTask"));
            case "businessRuleTask" ->
                svg.raw(
                        "<path d=\"M%s %s h13 v10 h-13 z m0 3.5 h13 m-8.5 0 v6.5\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.3\"/>",
                        x, y, ink);
            default -> {}
        }
    }

    static void event(Svg svg, String trigger, double x, double y, String ink, boolean filled) {
        switch (trigger) {
            case "timer" ->
                svg.raw(
                        "<g fill=\"none\" stroke=\"%s\" stroke-width=\"1.3\"><circle cx=\"%s\" cy=\"%s\" r=\"9\"/><path d=\"M%s %s v-6 m0 6 l4 2.5\"/></g>",
                        ink, x, y, x, y);
            case "message" -> envelope(svg, x, y, 8, ink, filled);
            case "error" ->
                svg.raw(
                        "<path d=\"M%s %s l4 -11 l4.5 6 l5 -8 l-4 12 l-4.5 -6 z\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.2\"/>",
                        x - 7, y + 7, filled ? ink : "none", ink);
            case "terminate" -> svg.raw("<circle cx=\"%s\" cy=\"%s\" r=\"10\" fill=\"%s\"/>", x, y, ink);
            case "signal" ->
                svg.raw(
                        "<path d=\"M%s %s l8 14 h-16 z\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.3\"/>",
                        x, y - 9, filled ? ink : "none", ink);
            case "escalation" ->
                svg.raw(
                        "<path d=\"M%s %s l7 16 l-7 -6 l-7 6 z\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.3\"/>",
                        x, y - 9, filled ? ink : "none", ink);
            case "" -> {}
            default ->
                svg.text(
                        x,
                        y + 4,
                        11,
                        "700",
                        "middle",
                        ink,
                        trigger.substring(0, 1).toUpperCase(Locale.ROOT));
        }
    }

    static void gateway(Svg svg, String type, double x, double y, String ink) {
        switch (type) {
            case "exclusiveGateway" ->
                svg.raw(
                        "<path d=\"M%s %s l12 14 m0 -14 l-12 14\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.6\"/>",
                        x - 6, y - 7, ink);
            case "parallelGateway" ->
                svg.raw(
                        "<path d=\"M%s %s h18 m-9 -9 v18\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.6\"/>",
                        x - 9, y, ink);
            case "inclusiveGateway" ->
                svg.raw(
                        "<circle cx=\"%s\" cy=\"%s\" r=\"10\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.4\"/>",
                        x, y, ink);
            case "eventBasedGateway" ->
                svg.raw(
                        "<g fill=\"none\" stroke=\"%s\" stroke-width=\"1.2\"><circle cx=\"%s\" cy=\"%s\" r=\"11\"/><path d=\"M%s %s l7 5 l-2.6 8 h-8.8 l-2.6 -8 z\"/></g>",
                        ink, x, y, x, y - 7);
            default -> {}
        }
    }

    private static void envelope(Svg svg, double x, double y, double half, String ink, boolean filled) {
        double tall = half * 0.68;
        svg.raw(
                "<path d=\"M%s %s h%s v%s h%s z l%s %s l%s %s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.3\"/>",
                x - half,
                y - tall,
                2 * half,
                2 * tall,
                -2 * half,
                half,
                tall,
                half,
                -tall,
                filled ? ink : "none",
                filled ? Paint.PLAIN.fill() : ink);
    }
}
