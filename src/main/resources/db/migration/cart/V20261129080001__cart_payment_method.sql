alter table cart.carts add column payment_method text check (length(payment_method) between 1 and 50);

comment on column cart.carts.payment_method is
    'code of the payment method that the buyer selected, because discounts can depend on it; null if none is selected';
