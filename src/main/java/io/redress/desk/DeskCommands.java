package io.redress.desk;

import io.redress.cases.Addressee;
import io.redress.cases.CaseAccess;
import io.redress.cases.CaseNumber;
import io.redress.cases.ClockPauses;
import io.redress.evidence.AskedParty;
import io.redress.evidence.EvidenceRequestBody;
import io.redress.evidence.EvidenceRequests;
import io.redress.mediation.ConflictDeclaration;
import io.redress.mediation.Conflicts;
import io.redress.mediation.HandOverRequest;
import io.redress.mediation.HandOvers;
import io.redress.mediation.PauseRequest;
import io.redress.negotiation.Messages;
import io.redress.negotiation.Negotiations;
import io.redress.negotiation.OfferRequest;
import io.redress.policy.EvidenceType;
import io.redress.policy.Remedy;
import io.redress.security.Caller;
import io.redress.security.Side;
import io.redress.web.Commands;
import jakarta.validation.Validator;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Gives the command that the API would give for a form: the same guard, the same limits, one transaction, once for each
 * page that was drawn.
 */
@Component
class DeskCommands {

    private final Commands commands;
    private final CaseAccess access;
    private final Messages messages;
    private final EvidenceRequests requests;
    private final Negotiations negotiations;
    private final HandOvers handOvers;
    private final ClockPauses pauses;
    private final Conflicts conflicts;
    private final Validator validator;

    DeskCommands(
            Commands commands,
            CaseAccess access,
            Messages messages,
            EvidenceRequests requests,
            Negotiations negotiations,
            HandOvers handOvers,
            ClockPauses pauses,
            Conflicts conflicts,
            Validator validator) {
        this.commands = commands;
        this.access = access;
        this.messages = messages;
        this.requests = requests;
        this.negotiations = negotiations;
        this.handOvers = handOvers;
        this.pauses = pauses;
        this.conflicts = conflicts;
        this.validator = validator;
    }

    /**
     * @throws io.redress.web.ApiProblem if the command refuses it; then nothing was changed
     */
    void give(String caseNumber, Caller caller, PostedForm posted) {
        commands.runPatiently(posted.key(), caller.keyOwner(), posted.fingerprint(caseNumber), () -> {
            give(access.forCommand(caseNumber, caller), caller, posted);
            return ResponseEntity.noContent().build();
        });
    }

    private void give(CaseNumber number, Caller caller, PostedForm posted) {
        switch (posted.form()) {
            case MESSAGE -> {
                Addressee to = posted.choice("to", Addressee.class);
                String text = posted.text("text");
                posted.requireSound();
                messages.send(number, caller, text, to);
            }
            case EVIDENCE ->
                requests.request(
                        number,
                        caller,
                        sound(
                                posted,
                                new EvidenceRequestBody(
                                        posted.choice("party", AskedParty.class),
                                        posted.choices("types", EvidenceType.class),
                                        posted.optionalText("note"),
                                        posted.optionalNumber("days"))));
            case OFFER -> {
                Remedy remedy = posted.remedy(
                        access.read(number.value(), caller).claimedValue().getCurrencyUnit());
                posted.requireSound();
                negotiations.offer(
                        number,
                        caller,
                        sound(
                                posted,
                                new OfferRequest(
                                        Objects.requireNonNull(remedy), null, posted.optionalText("message"))));
            }
            case PAUSE -> {
                Integer days = posted.number("days");
                String reason = posted.text("reason");
                posted.requireSound();
                PauseRequest pause = sound(posted, new PauseRequest(reason, Objects.requireNonNull(days)));
                pauses.pause(number, caller, pause.reason(), pause.days());
            }
            case RESUME -> pauses.resume(number, caller);
            case HAND_OVER ->
                handOvers.handOver(
                        number,
                        caller,
                        sound(posted, new HandOverRequest(posted.optionalText("to"), posted.text("note"))));
            case CONFLICT ->
                conflicts.declare(
                        number,
                        caller,
                        sound(
                                posted,
                                new ConflictDeclaration(
                                        posted.text("note"), posted.optionalChoice("party", Side.class))));
        }
    }

    /** The body, if it keeps to the limits that the API has for it. */
    private <T> T sound(PostedForm posted, T body) {
        posted.requireSound();
        validator
                .validate(body)
                .forEach(
                        wrong -> posted.refuse(wrong.getPropertyPath().toString(), "This " + wrong.getMessage() + "."));
        posted.requireSound();
        return body;
    }
}
