-- Store credit is a card without a code, one for each customer and currency.
alter table giftcard.cards alter column code_hash drop not null;
alter table giftcard.cards alter column last_characters drop not null;
alter table giftcard.cards add constraint cards_code_or_credit
    check ((code_hash is null) = (last_characters is null)) not valid;

create table giftcard.credits (
    customer_id uuid    not null,
    currency    char(3) not null,
    card_id     uuid    not null constraint credits_card unique references giftcard.cards (id),
    primary key (customer_id, currency)
);
