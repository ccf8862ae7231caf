package io.redress.time;

import io.redress.security.Caller;
import io.redress.security.Role;
import io.redress.web.Forbidden;
import io.redress.web.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sandbox/clock")
@ConditionalOnProperty("redress.sandbox")
@Tag(name = "Sandbox")
class SandboxController {

    private static final Duration FARTHEST = Duration.ofDays(400);

    private final Sandbox sandbox;

    SandboxController(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @PostMapping
    @Operation(
            summary = "Move the clock forward",
            description =
                    "Demonstrations only; for the marketplace and the lead. Answers when everything that fell due on the way has run.")
    Sandbox.Arrival advance(@Valid @RequestBody Advance request, Caller caller) {
        if (caller.role() != Role.MARKETPLACE && caller.role() != Role.MEDIATION_LEAD) {
            throw new Forbidden("Only the marketplace and the lead of mediation move the clock.");
        }
        return sandbox.advance(amount(request.advance()));
    }

    private TemporalAmount amount(String text) {
        TemporalAmount amount = parse(text);
        Instant now = sandbox.now();
        Instant target = after(now, amount);
        if (!target.isAfter(now) || target.isAfter(now.plus(FARTHEST))) {
            throw invalid();
        }
        return amount;
    }

    private static Instant after(Instant now, TemporalAmount amount) {
        try {
            return now.atZone(ZoneOffset.UTC).plus(amount).toInstant();
        } catch (DateTimeException | ArithmeticException tooFar) {
            throw invalid();
        }
    }

    private static TemporalAmount parse(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException notADuration) {
            try {
                return Period.parse(text);
            } catch (DateTimeException neither) {
                throw invalid();
            }
        }
    }

    private static InvalidInput invalid() {
        return new InvalidInput(
                "invalid-duration",
                "advance",
                "The clock moves forward by an ISO-8601 period or duration of at most 400 days, such as P5D or PT12H.");
    }

    record Advance(@NotNull String advance) {}
}
