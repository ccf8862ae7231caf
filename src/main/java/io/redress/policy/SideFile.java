package io.redress.policy;

import java.util.List;
import java.util.Set;

/**
 * What speaks for one side of a dispute.
 *
 * @param submitted types of what the side handed in, one for each item that stands
 * @param onFile types of what the case holds besides: the statement with which the side opened the dispute (V1), and
 *     what staff have added. It counts as shown, but not as handed in (V31)
 */
public record SideFile(List<EvidenceType> submitted, Set<EvidenceType> onFile) {

    public SideFile {
        submitted = List.copyOf(submitted);
        onFile = Set.copyOf(onFile);
    }
}
