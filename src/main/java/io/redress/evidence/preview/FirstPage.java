package io.redress.evidence.preview;

import io.redress.evidence.inspection.BoundedPdf;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** The first page of a PDF file, drawn no larger than it is shown. What unpacks to too much is not drawn. */
final class FirstPage {

    private FirstPage() {}

    static Preview preview(Path file, int size, Duration longest) throws IOException {
        long end = System.nanoTime() + longest.toNanos();
        try (PDDocument document = BoundedPdf.open(
                file, () -> checkTime(end), stream -> UnpackedSize.check(stream, () -> checkTime(end)))) {
            if (document.getNumberOfPages() == 0) {
                throw NoPreview.unreadable();
            }
            PDRectangle page = document.getPage(0).getCropBox();
            float longer = Math.max(page.getWidth(), page.getHeight());
            if (!(longer >= 1)) {
                throw NoPreview.unreadable();
            }
            PDFRenderer renderer = new TimedRenderer(document, end);
            renderer.setSubsamplingAllowed(true);
            return Thumbnail.of(renderer.renderImage(0, size / longer, ImageType.RGB), 1, size);
        }
    }

    private static void checkTime(long end) {
        if (System.nanoTime() - end > 0) {
            throw NoPreview.tooSlow();
        }
    }

    /** Stops when nobody waits any more: a page can be made to be drawn for years. */
    private static final class TimedRenderer extends PDFRenderer {

        private final long end;

        TimedRenderer(PDDocument document, long end) {
            super(document);
            this.end = end;
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            PageDrawer drawer = new PageDrawer(parameters) {
                @Override
                protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
                    checkTime(end);
                    super.processOperator(operator, operands);
                }
            };
            drawer.setAnnotationFilter(getAnnotationsFilter());
            return drawer;
        }
    }
}
