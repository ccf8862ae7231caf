package io.redress.orders;

import io.redress.security.Caller;
import io.redress.web.Command;
import io.redress.web.Forbidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orders/{orderId}")
@Tag(name = "Orders")
class OrderController {

    private final Orders orders;
    private final Clock clock;

    OrderController(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    @PutMapping
    @Command
    @Operation(summary = "Tell what is known about an order", description = """
                    For the marketplace. Sent whole, as often as there is news; the same body again changes nothing. \
                    Carrier events are collected: one that was received stays, even when a later body omits it. \
                    Without shippedAt and deliveredAt, tracking says when. Buyer, seller and currency are fixed.""")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", description = "It is new", useReturnTypeSchema = true)
    ResponseEntity<Order> put(@PathVariable String orderId, @Valid @RequestBody OrderFacts facts, Caller caller) {
        if (!caller.isMarketplace()) {
            throw new Forbidden("Only the marketplace tells about orders.");
        }
        Orders.Stored stored = orders.upsert(facts.toOrder(orderId, clock.instant()), caller);
        return ResponseEntity.status(stored.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(stored.order());
    }

    @GetMapping
    @Operation(summary = "Read an order", description = "For the marketplace, staff, and the order's buyer and seller.")
    Order get(@PathVariable String orderId, Caller caller) {
        return orders.find(orderId, caller).orElseThrow(() -> Orders.notFound(orderId));
    }
}
