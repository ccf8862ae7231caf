package io.redress.evidence.inspection;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
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

    /** For where the objects are, what holds others, and each one that is looked at. */
    private static final long MOST_ALLOCATED = 192L << 20;

    private final long mostPixels;
    private final Budget budget;
    private final Allocations allocations = new Allocations(MOST_ALLOCATED);

    PdfStructure(long mostPixels, Budget budget) {
        this.mostPixels = mostPixels;
        this.budget = budget;
    }

    /** @throws FileRefused if it is damaged, encrypted, or has something in it that acts */
    void check(RandomFile file) throws IOException {
        try {
            allocations.beginAnew();
            boolean whole;
            try (PDDocument document = BoundedPdf.open(file.path(), this::watch, stream -> {})) {
                whole = check(document);
            }
            if (!whole) {
                checkRepaired(file);
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

    private void watch() {
        budget.checkTime();
        allocations.check();
    }

    /** Readers look for what is not where its table says; so it is looked at as they would find it. */
    private void checkRepaired(RandomFile file) throws IOException {
        allocations.beginAnew();
        try (PDDocument document = BoundedPdf.repaired(file.path(), this::watch, stream -> {})) {
            check(document);
        }
    }

    /** @return whether each object was where its table says */
    private boolean check(PDDocument document) {
        if (document.isEncrypted()) {
            throw new FileRefused(Refusal.ENCRYPTED);
        }
        boolean whole = true;
        COSDocument objects = document.getDocument();
        check(objects.getTrailer());
        allocations.keep();
        for (COSObjectKey key : List.copyOf(objects.getXrefTable().keySet())) {
            watch();
            COSObject object = objects.getObjectFromPool(key);
            COSBase content = object.getObject();
            whole &= content != null;
            check(content);
            if (BoundedPdf.holdsObjects(content)) {
                allocations.keep();
            } else {
                // Looked at once; what refers to it has its own turn.
                object.setToNull();
                allocations.letGo();
            }
        }
        return whole;
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
}
