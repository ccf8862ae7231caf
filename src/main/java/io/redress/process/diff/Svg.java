package io.redress.process.diff;

import io.redress.process.diff.BpmnModel.Box;
import io.redress.process.diff.BpmnModel.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An SVG document that is being written. Whatever comes from a model is escaped. */
final class Svg {

    private static final double ARROW = 9;

    /** Letters of the same width, and then whatever there is. */
    static final String FONTS = "Arial, 'Liberation Sans', sans-serif";

    private final StringBuilder out = new StringBuilder();

    Svg(double width, double height, String title) {
        raw(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\" role=\"img\" font-family=\"%s\">",
                width, height, width, height, FONTS);
        raw("<title>%s</title>", title);
        raw("<rect width=\"%s\" height=\"%s\" fill=\"#ffffff\"/>", width, height);
    }

    /** Numbers are written with a point and two places at most; texts are escaped. */
    void raw(String form, Object... values) {
        Object[] written = Arrays.stream(values).map(Svg::written).toArray();
        out.append(String.format(Locale.ROOT, form, written)).append('\n');
    }

    void open(String side, double x, double y) {
        raw("<g data-side=\"%s\" transform=\"translate(%s %s)\">", side, x, y);
    }

    void open(String element, @Nullable Kind kind, String title) {
        raw("<g data-element=\"%s\" data-change=\"%s\">", element, kind == null ? "" : kind.word());
        raw("<title>%s</title>", title);
    }

    void close() {
        out.append("</g>\n");
    }

    void rectangle(double x, double y, double width, double height, double round, Paint paint, boolean dashed) {
        raw(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.6\"%s/>",
                x, y, width, height, round, paint.fill(), paint.stroke(), Dash.of(dashed));
    }

    void circle(double x, double y, double radius, Paint paint, double thick, boolean dashed) {
        raw(
                "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"%s/>",
                x, y, radius, paint.fill(), paint.stroke(), thick, Dash.of(dashed));
    }

    void diamond(Box box, Paint paint, boolean dashed) {
        raw(
                "<path d=\"M%s %s l%s %s l%s %s l%s %s z\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.6\"%s/>",
                box.x() + box.width() / 2,
                box.y(),
                box.width() / 2,
                box.height() / 2,
                -box.width() / 2,
                box.height() / 2,
                -box.width() / 2,
                -box.height() / 2,
                paint.fill(),
                paint.stroke(),
                Dash.of(dashed));
    }

    void bracket(Box box, Paint paint) {
        raw(
                "<path d=\"M%s %s h-12 v%s h12\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\"/>",
                box.x() + 12, box.y(), box.height(), paint.stroke());
    }

    void line(double x, double y, double toX, double toY) {
        raw("<path d=\"M%s %s L%s %s\" stroke=\"#cdd5de\"/>", x, y, toX, toY);
    }

    void path(List<Point> points, Paint paint, boolean dashed, boolean arrow) {
        if (points.size() < 2) {
            return;
        }
        Point end = points.get(points.size() - 1);
        Point last = points.get(points.size() - 2);
        double length = Math.max(1, Math.hypot(end.x() - last.x(), end.y() - last.y()));
        double alongX = (end.x() - last.x()) / length * ARROW;
        double alongY = (end.y() - last.y()) / length * ARROW;
        StringBuilder way = new StringBuilder();
        for (int index = 0; index < points.size(); index++) {
            boolean tip = arrow && index == points.size() - 1;
            way.append(index == 0 ? "M" : " L")
                    .append(written(points.get(index).x() - (tip ? alongX : 0)))
                    .append(' ')
                    .append(written(points.get(index).y() - (tip ? alongY : 0)));
        }
        boolean strong = paint != Paint.PLAIN;
        raw(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s/>",
                way, paint.stroke(), strong ? 2.4 : 1.5, Dash.of(dashed));
        if (arrow) {
            raw(
                    "<path d=\"M%s %s L%s %s L%s %s z\" fill=\"%s\"/>",
                    end.x(),
                    end.y(),
                    end.x() - alongX - alongY * 0.42,
                    end.y() - alongY + alongX * 0.42,
                    end.x() - alongX + alongY * 0.42,
                    end.y() - alongY - alongX * 0.42,
                    paint.stroke());
        }
    }

    /** A sign in a small disc. */
    void badge(double x, double y, Kind kind, Paint paint) {
        raw(
                "<circle cx=\"%s\" cy=\"%s\" r=\"8\" fill=\"%s\" stroke=\"#ffffff\" stroke-width=\"1.5\"/>",
                x, y, paint.stroke());
        text(x, y + 4.3, 12, "700", "middle", "#ffffff", kind.sign());
    }

    void text(double x, double y, double size, String weight, String anchor, String ink, String words) {
        raw(
                "<text x=\"%s\" y=\"%s\" font-size=\"%s\" font-weight=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
                x, y, size, weight, anchor, ink, words);
    }

    /** In the middle of a box, or from its top, in as many lines as are needed. */
    void wrapped(Box box, String words, double size, boolean middle) {
        List<String> lines = Lines.of(words, box.width() - (middle ? 14 : 8), size);
        double y = middle
                ? box.y() + box.height() / 2 - (lines.size() - 1) * size * Lines.HEIGHT / 2 + size * 0.35
                : box.y() + size + 3;
        for (String line : lines) {
            text(
                    middle ? box.x() + box.width() / 2 : box.x() + 6,
                    y,
                    size,
                    "400",
                    middle ? "middle" : "start",
                    Paint.INK,
                    line);
            y += size * Lines.HEIGHT;
        }
    }

    /**
     * Beside something, with a border of white, so that it can be read across lines. What has more lines than its place
     * grows away from what it belongs to.
     *
     * @param y the middle of what it belongs to
     */
    void beside(Box box, double y, String words, double size) {
        List<String> lines = Lines.of(words, Math.max(box.width() + 8, 40), size);
        double more = Math.max(0, lines.size() * size * Lines.HEIGHT - box.height());
        double shift = y > box.y() + box.height() ? more : y < box.y() ? 0 : more / 2;
        double at = box.y() - shift + size;
        for (String line : lines) {
            raw(
                    "<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"middle\" fill=\"%s\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\">%s</text>",
                    box.x() + box.width() / 2, at, size, Paint.INK, line);
            at += size * Lines.HEIGHT;
        }
    }

    private static Object written(Object value) {
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%.2f", number).replaceAll("\\.?0+$", "");
        }
        if (value instanceof Dash || value instanceof Integer) {
            return value;
        }
        return escaped(value.toString());
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Whether a line is broken. */
    private enum Dash {
        WHOLE(""),
        BROKEN(" stroke-dasharray=\"6 4\"");

        private final String attribute;

        Dash(String attribute) {
            this.attribute = attribute;
        }

        static Dash of(boolean dashed) {
            return dashed ? BROKEN : WHOLE;
        }

        @Override
        public String toString() {
            return attribute;
        }
    }

    @Override
    public String toString() {
        return out + "</svg>\n";
    }
}
