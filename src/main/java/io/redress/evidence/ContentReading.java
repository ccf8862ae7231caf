package io.redress.evidence;

import io.redress.audit.Actor;
import io.redress.cases.CaseNumber;
import io.redress.evidence.EvidenceAccess.What;
import io.redress.evidence.preview.Preview;
import io.redress.evidence.preview.Previews;
import io.redress.security.Caller;
import io.redress.web.NotFound;
import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Gives out what is in the evidence of a case, to whoever may read it, and writes down who did. The only way to a
 * content, for the API as for the other parts of the service. That the caller may read the case is for the caller of
 * this to see to.
 */
@Component
public class ContentReading {

    private final EvidenceFile file;
    private final EvidenceAccesses accesses;
    private final Previews previews;

    ContentReading(EvidenceFile file, EvidenceAccesses accesses, Previews previews) {
        this.file = file;
        this.accesses = accesses;
        this.previews = previews;
    }

    /**
     * A piece and what is in it. The access is written down before this returns, also if the content turns out to be
     * damaged when it is opened.
     *
     * @throws NotFound if it is not in this case's file, or not for this caller
     */
    public EvidenceContent content(CaseNumber number, UUID id, Caller caller) {
        EvidenceContent content = file.content(number, id, caller);
        accesses.add(number, id, Actor.of(caller), What.CONTENT);
        return content;
    }

    /**
     * A small picture of a piece, made from the verified content.
     *
     * @param size of the longer side, in pixels
     * @throws NotFound if it is not in this case's file, or not for this caller
     * @throws io.redress.evidence.preview.NoPreview if there is none of such a file
     */
    public Preview preview(CaseNumber number, UUID id, Caller caller, int size) throws IOException {
        EvidenceContent content = file.content(number, id, caller);
        accesses.add(number, id, Actor.of(caller), What.PREVIEW);
        return previews.of(content.evidence().mediaType(), content.bytes(), size);
    }
}
