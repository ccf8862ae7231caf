package io.redress.insight;

import io.redress.orders.Channel;
import io.redress.policy.Reason;
import io.redress.security.Caller;
import io.redress.security.Role;
import io.redress.security.Side;
import io.redress.web.Forbidden;
import io.redress.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/insight")
@Tag(name = "Insight")
class ReturnsController {

    private final Insight insight;
    private final Clock clock;

    ReturnsController(Insight insight, Clock clock) {
        this.insight = insight;
        this.clock = clock;
    }

    @GetMapping("/returns")
    @Operation(summary = "Study the returns of a period", description = """
                    For a seller its own; for staff, analysts and the marketplace those of all sellers or of one. Cases \
                    opened in the period by month, reason, product line and seller, and cases closed in it by outcome. \
                    Days are those of UTC; the last one counts to its end. Without days: this month and the eleven \
                    before. The 100 most frequent product lines and sellers are given.""")
    ReturnsView returns(
            @RequestParam @Parameter(description = "The first day") Optional<LocalDate> from,
            @RequestParam @Parameter(description = "The last day") Optional<LocalDate> to,
            @RequestParam @Parameter(description = "The effective channel") Optional<Channel> channel,
            @RequestParam Optional<Reason> reason,
            @RequestParam Optional<String> seller,
            Caller caller) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return insight.returns(new Filter(
                Period.of(from.orElse(null), to.orElse(null), today),
                channel.orElse(null),
                reason.orElse(null),
                sellerFor(caller, seller.orElse(null))));
    }

    private static @Nullable String sellerFor(Caller caller, @Nullable String asked) {
        if (caller.isParty()) {
            if (!caller.side().equals(Optional.of(Side.SELLER))) {
                throw new Forbidden("Returns are studied by their seller, not by buyers.");
            }
            if (asked != null && !caller.actsFor(Side.SELLER, asked)) {
                throw new NotFound("No seller " + asked + ".");
            }
            return caller.party().id();
        }
        if (!caller.isMarketplace() && !caller.isStaff() && caller.role() != Role.ANALYST) {
            throw new Forbidden("Your role studies no returns.");
        }
        return asked;
    }
}
