package io.redress.insight;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jspecify.annotations.Nullable;

/** How JFreeChart is told to draw a {@link Chart}. */
final class Drawing {

    static final int WIDTH = 640;

    private static final int HEIGHT_OF_LINES = 280;
    private static final int HEIGHT_OF_BAR = 26;
    private static final int HEIGHT_AROUND_BARS = 84;

    /** What all of it is written in; a browser has another one of that kind. */
    static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private static final Font NUMBERS = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    private static final int MOST_MARKS = 10;
    private static final int MOST_LABELS_IN_A_ROW = 8;
    private static final DecimalFormatSymbols ROOT = DecimalFormatSymbols.getInstance(Locale.ROOT);

    /** A number is written into a piece of a bar that is at least so long, as a part of the longest bar. */
    private static final double ROOM_FOR_A_NUMBER = 0.045;

    private Drawing() {}

    static int height(Chart chart) {
        return chart.shape() == Chart.Shape.LINES
                ? HEIGHT_OF_LINES
                : HEIGHT_AROUND_BARS + HEIGHT_OF_BAR * chart.categories().size();
    }

    static JFreeChart of(Chart chart) {
        JFreeChart drawn = chart.shape() == Chart.Shape.LINES ? lines(chart) : bars(chart);
        drawn.setBackgroundPaint(null);
        drawn.setAntiAlias(true);
        drawn.setPadding(new RectangleInsets(4, 4, 4, 12));
        LegendTitle legend = drawn.getLegend();
        if (legend != null) {
            legend.setItemFont(FONT);
            legend.setItemPaint(Palette.INK);
            legend.setFrame(BlockBorder.NONE);
            legend.setBackgroundPaint(null);
            legend.setPosition(RectangleEdge.TOP);
        }
        return drawn;
    }

    private static JFreeChart bars(Chart chart) {
        CategoryDataset figures = dataset(chart);
        JFreeChart drawn = ChartFactory.createStackedBarChart(
                null,
                null,
                chart.unit(),
                figures,
                PlotOrientation.HORIZONTAL,
                chart.series().size() > 1,
                false,
                false);
        StackedBarRenderer renderer = new StackedBarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        renderer.setDefaultOutlinePaint(Palette.SOFT_INK);
        renderer.setDefaultOutlineStroke(new BasicStroke(0.6f));
        renderer.setDefaultItemLabelFont(NUMBERS);
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelGenerator(new Numbers(longestBar(chart) * ROOM_FOR_A_NUMBER));
        for (int index = 0; index < chart.series().size(); index++) {
            Color colour = chart.series().get(index).colour();
            renderer.setSeriesPaint(index, colour);
            renderer.setSeriesOutlinePaint(index, Palette.SOFT_INK);
            renderer.setSeriesItemLabelPaint(index, Palette.isDark(colour) ? Color.WHITE : Palette.INK);
        }
        CategoryPlot plot = dressed(drawn);
        plot.setRenderer(renderer);
        plot.getDomainAxis().setCategoryMargin(0.3);
        plot.getDomainAxis().setMaximumCategoryLabelWidthRatio(0.4f);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        NumberAxis counts = (NumberAxis) plot.getRangeAxis();
        counts.setTickUnit(new NumberTickUnit(step(longestBar(chart)), new DecimalFormat("#,##0", ROOT)));
        return drawn;
    }

    private static JFreeChart lines(Chart chart) {
        JFreeChart drawn = ChartFactory.createLineChart(
                null,
                null,
                chart.unit(),
                dataset(chart),
                PlotOrientation.VERTICAL,
                chart.series().size() > 1,
                false,
                false);
        LineAndShapeRenderer renderer = new LineAndShapeRenderer();
        for (int index = 0; index < chart.series().size(); index++) {
            boolean first = index == 0;
            renderer.setSeriesPaint(index, chart.series().get(index).colour());
            // Lines are told apart by their dashes and points too.
            renderer.setSeriesStroke(
                    index,
                    first
                            ? new BasicStroke(2f)
                            : new BasicStroke(
                                    2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 4}, 0));
            renderer.setSeriesShape(
                    index, first ? new Ellipse2D.Double(-4, -4, 8, 8) : new Rectangle2D.Double(-4, -4, 8, 8));
        }
        CategoryPlot plot = dressed(drawn);
        plot.setRenderer(renderer);
        if (chart.categories().size() > MOST_LABELS_IN_A_ROW) {
            plot.getDomainAxis().setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        }
        NumberAxis values = (NumberAxis) plot.getRangeAxis();
        values.setAutoRangeIncludesZero(true);
        return drawn;
    }

    /** From one mark of the axis to the next: 1, 2 or 5, or ten times as much, and so on. */
    private static double step(double longest) {
        double step = 1;
        double[] factors = {2, 2.5, 2};
        for (int index = 0; longest / step > MOST_MARKS; index++) {
            step *= factors[index % factors.length];
        }
        return step;
    }

    private static CategoryPlot dressed(JFreeChart drawn) {
        CategoryPlot plot = drawn.getCategoryPlot();
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(Palette.GRID);
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.getDomainAxis().setTickLabelFont(FONT);
        plot.getDomainAxis().setTickLabelPaint(Palette.INK);
        plot.getDomainAxis().setAxisLinePaint(Palette.SOFT_INK);
        plot.getRangeAxis().setTickLabelFont(NUMBERS);
        plot.getRangeAxis().setTickLabelPaint(Palette.SOFT_INK);
        plot.getRangeAxis().setAxisLineVisible(false);
        plot.getRangeAxis().setLabelFont(NUMBERS);
        plot.getRangeAxis().setLabelPaint(Palette.SOFT_INK);
        plot.getRangeAxis().setUpperMargin(0.02);
        return plot;
    }

    /** Rows are addressed by number, since two sellers or product lines may read alike when they are shortened. */
    private static CategoryDataset dataset(Chart chart) {
        DefaultCategoryDataset figures = new DefaultCategoryDataset();
        List<Label> labels = IntStream.range(0, chart.categories().size())
                .mapToObj(index -> new Label(index, chart.categories().get(index)))
                .toList();
        chart.series()
                .forEach(series -> IntStream.range(0, labels.size())
                        .forEach(index -> figures.addValue(
                                drawn(chart, series.values().get(index)), series.name(), labels.get(index))));
        return figures;
    }

    /** Nothing is no bar, not even one without length, whose outline would be seen. */
    private static @Nullable Double drawn(Chart chart, @Nullable Double value) {
        return chart.shape() == Chart.Shape.BARS && value != null && value == 0 ? null : value;
    }

    private static double longestBar(Chart chart) {
        return IntStream.range(0, chart.categories().size())
                .mapToDouble(category -> chart.series().stream()
                        .map(series -> series.values().get(category))
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .max()
                .orElse(0);
    }

    /** The name of a category, as much of it as has room. */
    private record Label(int index, String name) implements Comparable<Label> {

        private static final int LONGEST = 32;

        @Override
        public int compareTo(Label other) {
            return Integer.compare(index, other.index);
        }

        @Override
        public String toString() {
            return name.codePointCount(0, name.length()) <= LONGEST
                    ? name
                    : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
        }
    }

    private record Numbers(double least) implements CategoryItemLabelGenerator {

        @Override
        public @Nullable String generateLabel(CategoryDataset figures, int row, int column) {
            Number value = figures.getValue(row, column);
            return value == null || value.doubleValue() <= 0 || value.doubleValue() < least
                    ? null
                    : new DecimalFormat("#,##0", ROOT).format(value);
        }

        @Override
        public String generateRowLabel(CategoryDataset figures, int row) {
            return figures.getRowKey(row).toString();
        }

        @Override
        public String generateColumnLabel(CategoryDataset figures, int column) {
            return figures.getColumnKey(column).toString();
        }
    }
}
