package io.redress.policy;

import io.redress.orders.Order;
import io.redress.orders.Orders;
import io.redress.security.Caller;
import io.redress.web.InvalidInput;
import io.redress.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/policy")
@Tag(name = "Policy")
class PreviewController {

    private final Previewing previewing;
    private final Orders orders;
    private final Clock clock;

    PreviewController(Previewing previewing, Orders orders, Clock clock) {
        this.previewing = previewing;
        this.orders = orders;
        this.clock = clock;
    }

    @PostMapping("/preview")
    @Transactional(readOnly = true)
    @Operation(summary = "Ask which rules would apply", description = """
                    About an order by its orderId, or about one that is only thought of, as order; and a reason. Says \
                    what the rules find, which channel's rules apply and why, who would pay the freight, who has to \
                    show what, and all terms. Nothing is recorded, and other cases of the order are not looked at.""")
    Preview preview(@Valid @RequestBody PreviewRequest request, Caller caller) {
        Instant at = request.at() == null ? clock.instant() : request.at();
        Order order = order(request, caller, at);
        return previewing.preview(
                order,
                request.toClaim(order.currency()),
                at,
                Boolean.TRUE.equals(request.refundRecorded()),
                Boolean.TRUE.equals(request.lowValue()));
    }

    private Order order(PreviewRequest request, Caller caller, Instant at) {
        if (request.orderId() != null && request.order() != null) {
            throw new InvalidInput("order", "Either orderId or order says which order is meant, not both.");
        }
        if (request.order() != null) {
            return request.order().toOrder(at);
        }
        if (request.orderId() == null) {
            throw new InvalidInput("order", "Neither orderId nor order says which order is meant.");
        }
        return orders.find(request.orderId(), caller)
                .orElseThrow(() -> new NotFound("No order " + request.orderId() + "."));
    }
}
