package io.redress.evidence;

import java.util.HashMap;
import java.util.Map;

/** What the log of a case keeps of a piece of evidence. */
final class EvidenceEvents {

    private EvidenceEvents() {}

    static Map<String, Object> dataOf(EvidenceView item) {
        Map<String, Object> data = new HashMap<>();
        data.put("id", item.id().toString());
        data.put("type", item.type().name());
        data.put("description", item.description());
        data.put("fileName", item.fileName());
        data.put("submittedBy", item.submittedBy().name());
        data.put("submittedAt", item.submittedAt().toString());
        data.put("mediaType", item.mediaType());
        data.put("size", item.size());
        data.put("sha256", item.sha256());
        if (item.supersedes() != null) {
            data.put("supersedes", item.supersedes().toString());
        }
        return data;
    }
}
