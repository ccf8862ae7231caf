package io.redress.evidence;

import io.redress.evidence.inspection.ContentInspection;
import io.redress.evidence.inspection.FileKind;
import io.redress.evidence.inspection.FileName;
import io.redress.evidence.inspection.Upload;
import io.redress.evidence.scan.MalwareFound;
import io.redress.evidence.scan.MalwareScanner;
import io.redress.evidence.scan.Scan;
import io.redress.evidence.store.EvidenceStore;
import io.redress.evidence.store.Sha256;
import io.redress.web.ApiProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where files are looked at and then stored, before any case knows of them. */
@Component
class Reception {

    private final ContentInspection inspection;
    private final MalwareScanner scanner;
    private final EvidenceStore store;
    private final RefusedContents refused;
    private final EvidenceProperties properties;

    Reception(
            ContentInspection inspection,
            MalwareScanner scanner,
            EvidenceStore store,
            RefusedContents refused,
            EvidenceProperties properties) {
        this.inspection = inspection;
        this.scanner = scanner;
        this.store = store;
        this.refused = refused;
        this.properties = properties;
    }

    /** See {@link EvidenceIntake#receive}; none is stored before all have been looked at. */
    List<ReceivedFile> receive(List<Upload> uploads) throws IOException {
        if (uploads.size() > properties.perRequest().pieces()) {
            throw new RequestTooLarge(properties.perRequest());
        }
        List<Inspected> inspected = new ArrayList<>();
        for (int index = 0; index < uploads.size(); index++) {
            inspected.add(inspect(uploads, index));
        }
        List<ReceivedFile> received = new ArrayList<>();
        for (Inspected one : inspected) {
            try (InputStream content = one.upload().content().getInputStream()) {
                received.add(new ReceivedFile(
                        FileName.of(one.upload().fileName()), one.kind(), store.put(content), one.scanned()));
            }
        }
        return received;
    }

    /** A file that may be stored. */
    private record Inspected(Upload upload, FileKind kind, boolean scanned) {}

    private Inspected inspect(List<Upload> uploads, int index) throws IOException {
        Upload upload = uploads.get(index);
        try {
            FileKind kind = inspection.inspect(upload);
            Scan scan = scanner.scan(upload.content());
            boolean overruled = false;
            if (scan instanceof Scan.Found found) {
                overruled = refused.isReleased(hashOf(upload));
                if (!overruled) {
                    throw new MalwareFound(found.signature());
                }
            }
            return new Inspected(upload, kind, overruled || scan instanceof Scan.Clean);
        } catch (ApiProblem refusal) {
            throw uploads.size() == 1 ? refusal : new OneFileRefused(refusal, index, FileName.of(upload.fileName()));
        }
    }

    private static String hashOf(Upload upload) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream content = new DigestInputStream(upload.content().getInputStream(), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.text(digest.digest());
    }
}
