package io.redress.mediation.print;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Matcher;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Prints a statement of reasons as a tagged PDF (PDF/UA) with its fonts in it. What people wrote is text and nothing else:
 * the template escapes it, and nothing is loaded from anywhere. The same statement gives the same document.
 */
@Component
@EnableConfigurationProperties(PrintProperties.class)
public class StatementPdf {

    private static final String TEMPLATE = "mediation/statement";

    private static final String STYLE = "<style>" + read("templates/mediation/statement.css") + "</style>";

    static {
        XRLog.listRegisteredLoggers().forEach(log -> XRLog.setLevel(log, Level.WARNING));
    }

    private final ITemplateEngine templates;
    private final Fonts fonts;
    private final Printable printable;

    StatementPdf(ITemplateEngine templates, Fonts fonts) {
        this.templates = templates;
        this.fonts = fonts;
        this.printable = new Printable(fonts);
    }

    public byte[] of(Printout printout) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        Context model = new Context(Locale.ENGLISH);
        String statement = printable.of(printout.statement());
        String buyer = printable.of(printout.buyer());
        String seller = printable.of(printout.seller());
        List<StatementPart> parts = StatementPart.of(statement);
        model.setVariables(Map.of(
                "number",
                printout.caseNumber(),
                "order",
                printout.orderId(),
                "buyer",
                buyer,
                "seller",
                seller,
                "parts",
                parts,
                "byNumber",
                (statement + buyer + seller).contains("[U+")));
        String style = STYLE.replace("{number}", printout.caseNumber())
                .replace("{fonts}", fonts.use(builder, statement + buyer + seller));
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        builder.defaultTextDirection(TextDirection.LTR);
        for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> false, when);
        }
        builder.usePdfUaAccessibility(true);
        builder.withProducer("Redress");
        builder.withHtmlContent(
                templates.process(TEMPLATE, model).replaceFirst("</head>", Matcher.quoteReplacement(style + "</head>")),
                null);
        return render(builder, printout);
    }

    private static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static byte[] render(PdfRendererBuilder builder, Printout printout) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            GregorianCalendar issued =
                    GregorianCalendar.from(ZonedDateTime.ofInstant(printout.issuedAt(), ZoneOffset.UTC));
            document.getDocumentInformation().setCreationDate(issued);
            document.getDocumentInformation().setModificationDate(issued);
            document.setDocumentId(printout.issuedAt().toEpochMilli());
            document.save(content);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return content.toByteArray();
    }
}
