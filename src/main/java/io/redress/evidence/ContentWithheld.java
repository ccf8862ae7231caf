package io.redress.evidence;

import io.redress.web.Conflict;

/** 409: a piece of evidence is there, but its content is not given out, or not yet. */
final class ContentWithheld extends Conflict {

    private ContentWithheld(String code, String detail) {
        super(code, detail);
    }

    /** @param own whether whoever handed it in asks for it */
    static void check(EvidenceView evidence, boolean own) {
        if (evidence.status() == EvidenceStatus.REFUSED) {
            throw new ContentWithheld(
                    "evidence-refused",
                    "The malware scanner found something harmful in this file, so it is given to nobody.");
        }
        if (evidence.isWaiting() && !own) {
            throw new ContentWithheld(
                    "evidence-unscanned",
                    "This file still waits to be scanned for malware. It can be read as soon as it has been.");
        }
    }
}
