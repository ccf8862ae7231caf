package io.redress.evidence.inspection;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The objects of a PDF as a reader finds them, one after the other; pages are not drawn, streams not unpacked. */
final class PdfStructure {

    private static final Logger log = LoggerFactory.getLogger(PdfStructure.class);
    private static final COSName XFA = COSName.getPDFName("XFA");
    private static final COSName RICH_MEDIA = COSName.getPDFName("RichMediaContent");

    /** The actions of ISO 32000-1, 12.6.4, that do more than go somewhere when asked to. */
    private static final Map<String, Refusal> ACTIONS = Map.of(
            "JavaScript", Refusal.PDF_SCRIPT,
            "Rendition", Refusal.PDF_SCRIPT,
            "Launch", Refusal.PDF_ACTION,
            "ImportData", Refusal.PDF_ACTION,
            "SubmitForm", Refusal.PDF_ACTION,
            "GoToE", Refusal.PDF_EMBEDDED_FILE);

    private final long mostPixels;
    private final Budget budget;

    PdfStructure(long mostPixels, Budget budget) {
        this.mostPixels = mostPixels;
        this.budget = budget;
    }

    /** @throws FileRefused if it is damaged, encrypted, or has something in it that acts */
    void check(RandomFile file) throws IOException {
        try (Source source = new Source(file, budget);
                PDDocument document = Loader.loadPDF(source, IOUtils.createTempFileOnlyStreamCache())) {
            if (document.isEncrypted()) {
                throw new FileRefused(Refusal.ENCRYPTED);
            }
            COSDocument objects = document.getDocument();
            check(objects.getTrailer());
            for (COSObjectKey key : List.copyOf(objects.getXrefTable().keySet())) {
                budget.checkTime();
                check(objects.getObjectFromPool(key).getObject());
            }
        } catch (InvalidPasswordException encrypted) {
            throw new FileRefused(Refusal.ENCRYPTED);
        } catch (FileRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            log.debug("A PDF that cannot be read", damaged);
            throw new FileRefused(Refusal.DAMAGED);
        }
    }

    private void check(COSBase object) {
        Deque<COSBase> open = new ArrayDeque<>();
        push(open, object);
        while (!open.isEmpty()) {
            COSBase next = open.pop();
            if (next instanceof COSDictionary dictionary) {
                checkDictionary(dictionary);
                dictionary.getValues().forEach(value -> push(open, value));
            } else if (next instanceof COSArray array) {
                array.forEach(value -> push(open, value));
            }
        }
    }

    /** What is only referred to has its own turn. */
    private static void push(Deque<COSBase> open, COSBase object) {
        if (object != null && !(object instanceof COSObject)) {
            open.push(object);
        }
    }

    private void checkDictionary(COSDictionary dictionary) {
        String action = dictionary.getNameAsString(COSName.S);
        Refusal refusal = action == null ? null : ACTIONS.get(action);
        if (refusal != null) {
            throw new FileRefused(refusal);
        }
        if (dictionary.containsKey(COSName.JS) || dictionary.containsKey(XFA)) {
            throw new FileRefused(Refusal.PDF_SCRIPT);
        }
        if (dictionary.getCOSDictionary(COSName.EF) != null || dictionary.containsKey(RICH_MEDIA)) {
            throw new FileRefused(Refusal.PDF_EMBEDDED_FILE);
        }
        if (COSName.IMAGE.equals(dictionary.getCOSName(COSName.SUBTYPE))) {
            long width = Math.max(0, dictionary.getInt(COSName.WIDTH));
            if (width * Math.max(0, dictionary.getInt(COSName.HEIGHT)) > mostPixels) {
                throw new FileRefused(Refusal.TOO_MANY_PIXELS);
            }
        }
    }

    /** The file, with an eye on the clock. */
    private static final class Source extends RandomAccessReadBufferedFile {

        private final Budget budget;

        Source(RandomFile file, Budget budget) throws IOException {
            super(file.path());
            this.budget = budget;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            budget.checkTime();
            return super.read(bytes, from, length);
        }
    }
}
