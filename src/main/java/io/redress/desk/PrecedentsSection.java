package io.redress.desk;

import io.redress.mediation.precedents.Proposal;
import io.redress.mediation.precedents.SimilarCases;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Similar cases that were decided before, for those who decide, once the evidence can be judged (M6). */
@Component
class PrecedentsSection implements CaseFileSection {

    private final SimilarCases similar;

    PrecedentsSection(SimilarCases similar) {
        this.similar = similar;
    }

    @Override
    public String id() {
        return "precedents";
    }

    @Override
    public String title() {
        return "Similar cases";
    }

    @Override
    public String template() {
        return "desk/precedents";
    }

    @Override
    public int order() {
        return CaseFilePart.MISSING.order() + 50;
    }

    @Override
    public Optional<Object> model(CaseFile file) {
        boolean compares = file.reader().isStaff()
                && file.assessment() != null
                && file.subject().stage().isFormalDispute();
        return compares
                ? Optional.of(similar.of(file.subject(), file.order(), file.assessment(), Proposal.OPEN))
                : Optional.empty();
    }
}
