package io.redress.process;

import static io.redress.process.CaseOf.execution;

import io.redress.appeal.Appeals;
import io.redress.policy.DeadlineName;
import io.redress.process.contract.Delegate;
import io.redress.process.contract.Kind;
import io.redress.process.contract.Sets;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code appeal.bpmn}. */
@Configuration(proxyBeanMethods = false)
class AppealDelegates {

    @Bean
    @Delegate(
            name = "Check admissibility",
            does =
                    "Looks up whether the appeal is heard: in time, once, and on a ground that is shown; if so, begins the"
                            + " other side's term to answer (A1, A2, A3).",
            sets = {
                @Sets(variable = "admissible", kind = Kind.TRUTH, meaning = "whether it is heard"),
                @Sets(
                        variable = "appeal",
                        kind = Kind.WORD,
                        meaning = "what becomes of the appeal",
                        words = {"ADMITTED", "REFUSED"})
            },
            begins = DeadlineName.APPEAL_ANSWER)
    JavaDelegate checkAdmissibility(Appeals appeals) {
        return token -> {
            boolean admissible = appeals.checkAdmissibility(execution(token));
            token.setVariable("admissible", admissible);
            token.setVariable("appeal", admissible ? "ADMITTED" : "REFUSED");
        };
    }

    @Bean
    @Delegate(
            name = "Record missing answer",
            does = "Records that the side that should have answered the appeal let the term pass (A3).",
            sets =
                    @Sets(
                            variable = "crossAppeal",
                            kind = Kind.TRUTH,
                            meaning = "whether that side has filed an appeal of its own, which is to be answered"),
            begins = DeadlineName.CROSS_APPEAL_ANSWER)
    JavaDelegate recordNoAnswer(Appeals appeals) {
        return token -> token.setVariable("crossAppeal", appeals.recordNoAnswer(execution(token)));
    }

    @Bean
    @Delegate(
            name = "Route appeal",
            does = "Looks up who reviews the appeal, none of whom took part before, and begins their term (A3).",
            sets = @Sets(variable = "reviewerGroups", kind = Kind.GROUPS, meaning = "who may take the review"),
            begins = DeadlineName.APPEAL_REVIEW)
    JavaDelegate routeAppeal(Appeals appeals) {
        return token -> token.setVariable("reviewerGroups", String.join(",", appeals.route(execution(token))));
    }

    @Bean
    @Delegate(
            name = "Issue appeal decision",
            does = "Gives the parties the final decision, and corrects what was held or paid by the first one (A4).",
            sets =
                    @Sets(
                            variable = "appeal",
                            kind = Kind.WORD,
                            meaning = "what became of the appeal",
                            words = "DECIDED"))
    JavaDelegate issueAppealDecision(Appeals appeals) {
        return token -> {
            appeals.issueDecision(execution(token));
            token.setVariable("appeal", "DECIDED");
        };
    }
}
