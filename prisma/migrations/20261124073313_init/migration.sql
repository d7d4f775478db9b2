-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "phone_number" TEXT,
    "phone_number_verified" BOOLEAN,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "login_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "village_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("village_id","user_id","role")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "installation" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "village" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "district" TEXT NOT NULL,
    "enterprise" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "center_lat" DOUBLE PRECISION NOT NULL,
    "center_lng" DOUBLE PRECISION NOT NULL,
    "map" JSONB NOT NULL,
    "settings" JSONB NOT NULL,
    "settings_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "village_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fact" (
    "id" BIGSERIAL NOT NULL,
    "village_id" INTEGER NOT NULL,
    "sequence" BIGINT,
    "published" BOOLEAN NOT NULL DEFAULT false,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "happened_at" TIMESTAMPTZ(3),
    "actor_kind" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "actor_id" TEXT,
    "order_id" UUID,
    "job_id" UUID,
    "courier_id" UUID,
    "deposit_id" UUID,
    "left_courier_ids" JSONB NOT NULL DEFAULT '[]',
    "note" TEXT,
    "changes" JSONB NOT NULL,

    CONSTRAINT "fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency" (
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_pkey" PRIMARY KEY ("actor","key")
);

-- CreateTable
CREATE TABLE "job" (
    "id" UUID NOT NULL,
    "village_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'delivery',
    "order_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "courier_id" UUID,
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "status_at" TIMESTAMPTZ(3) NOT NULL,
    "undo_until" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "receiver_name" TEXT,
    "cash_collected" BIGINT,
    "failure_reason" TEXT,
    "failure_note" TEXT NOT NULL DEFAULT '',
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer" (
    "id" UUID NOT NULL,
    "village_id" INTEGER NOT NULL,
    "job_id" UUID NOT NULL,
    "courier_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "distance_m" DOUBLE PRECISION,
    "travel_s" DOUBLE PRECISION,
    "candidates" JSONB NOT NULL,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deposit" (
    "id" UUID NOT NULL,
    "village_id" INTEGER NOT NULL,
    "number" SERIAL NOT NULL,
    "courier_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "order_count" INTEGER NOT NULL,
    "declared" BIGINT NOT NULL,
    "expected" BIGINT NOT NULL,
    "counted" BIGINT,
    "declared_at" TIMESTAMPTZ(3) NOT NULL,
    "counted_at" TIMESTAMPTZ(3),
    "counted_by" TEXT,
    "counted_by_name" TEXT,
    "resolution" TEXT,
    "resolution_note" TEXT NOT NULL DEFAULT '',
    "resolved_by" TEXT,

    CONSTRAINT "deposit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "position" (
    "id" BIGSERIAL NOT NULL,
    "village_id" INTEGER NOT NULL,
    "courier_id" UUID NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "accuracy_m" DOUBLE PRECISION,
    "heading_deg" DOUBLE PRECISION,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "position_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "village_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "sub" TEXT NOT NULL DEFAULT '',
    "normal" CHAR(1) NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "is_local" BOOLEAN NOT NULL DEFAULT false,
    "guarded" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "account_pkey" PRIMARY KEY ("village_id","id")
);

-- CreateTable
CREATE TABLE "period" (
    "village_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "starts" DATE NOT NULL,
    "ends" DATE NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "period_pkey" PRIMARY KEY ("village_id","id")
);

-- CreateTable
CREATE TABLE "journal" (
    "village_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "fact_type" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "idem_key" TEXT NOT NULL,
    "payload_hash" BYTEA NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "business_date" DATE NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reversal_of" BIGINT,
    "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "journal_pkey" PRIMARY KEY ("village_id","id")
);

-- CreateTable
CREATE TABLE "entry" (
    "village_id" INTEGER NOT NULL,
    "journal_id" BIGINT NOT NULL,
    "line" INTEGER NOT NULL,
    "account_id" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("village_id","journal_id","line")
);

-- CreateTable
CREATE TABLE "guarded_balance" (
    "village_id" INTEGER NOT NULL,
    "account_id" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "guarded_balance_pkey" PRIMARY KEY ("village_id","account_id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "village_id" INTEGER NOT NULL,
    "number" SERIAL NOT NULL,
    "merchant_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "external_ref" TEXT,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "buyer_name" TEXT NOT NULL,
    "buyer_phone" TEXT NOT NULL,
    "address_line" TEXT NOT NULL,
    "rt" INTEGER,
    "rw" INTEGER,
    "patokan" TEXT NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "items" JSONB NOT NULL,
    "goods" BIGINT NOT NULL,
    "commission" BIGINT NOT NULL,
    "commission_version" TEXT NOT NULL,
    "fee_customer" BIGINT NOT NULL,
    "fee_fund" BIGINT NOT NULL,
    "fee_bumdes" BIGINT NOT NULL,
    "incentive" BIGINT NOT NULL,
    "weight_g" INTEGER NOT NULL,
    "food" BOOLEAN NOT NULL,
    "attention" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "cancel_reason" TEXT,
    "cancelled_from" TEXT,
    "undo_until" TIMESTAMPTZ(3),
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "ready_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "complaint_until" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "settled_journal" BIGINT,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "order_id" UUID NOT NULL,
    "village_id" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "reference" TEXT,
    "courier_id" UUID,
    "collected" BIGINT,
    "collected_at" TIMESTAMPTZ(3),
    "deposit_id" UUID,
    "verified_by" TEXT,
    "verified_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "tracking_link" (
    "token" TEXT NOT NULL,
    "village_id" INTEGER NOT NULL,
    "order_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "tracking_link_pkey" PRIMARY KEY ("token")
);

-- CreateTable
CREATE TABLE "courier" (
    "id" UUID NOT NULL,
    "village_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "vehicle" TEXT NOT NULL,
    "duty" TEXT NOT NULL DEFAULT 'OFF',
    "duty_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "unanswered_offers" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "courier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "merchant" (
    "id" UUID NOT NULL,
    "village_id" INTEGER NOT NULL,
    "user_id" TEXT,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "food" BOOLEAN NOT NULL,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "owner_name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "rt" INTEGER,
    "rw" INTEGER,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "merchant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" UUID NOT NULL,
    "village_id" INTEGER NOT NULL,
    "merchant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "price" BIGINT NOT NULL,
    "weight_g" INTEGER NOT NULL,
    "available" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resident" (
    "id" UUID NOT NULL,
    "village_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "outside" BOOLEAN NOT NULL DEFAULT false,
    "address_line" TEXT NOT NULL,
    "rt" INTEGER,
    "rw" INTEGER,
    "patokan" TEXT NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "resident_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "user_phone_number_key" ON "user"("phone_number");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "login_user_id_idx" ON "login"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "village_code_key" ON "village"("code");

-- CreateIndex
CREATE UNIQUE INDEX "fact_sequence_key" ON "fact"("sequence");

-- CreateIndex
CREATE INDEX "fact_village_id_sequence_idx" ON "fact"("village_id", "sequence");

-- CreateIndex
CREATE INDEX "fact_order_id_idx" ON "fact"("order_id");

-- CreateIndex
CREATE INDEX "idempotency_created_at_idx" ON "idempotency"("created_at");

-- CreateIndex
CREATE INDEX "job_village_id_status_idx" ON "job"("village_id", "status");

-- CreateIndex
CREATE INDEX "job_village_id_courier_id_idx" ON "job"("village_id", "courier_id");

-- CreateIndex
CREATE UNIQUE INDEX "job_village_id_id_key" ON "job"("village_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "job_village_id_order_id_key" ON "job"("village_id", "order_id");

-- CreateIndex
CREATE INDEX "offer_village_id_job_id_idx" ON "offer"("village_id", "job_id");

-- CreateIndex
CREATE INDEX "offer_status_expires_at_idx" ON "offer"("status", "expires_at");

-- CreateIndex
CREATE INDEX "deposit_village_id_declared_at_idx" ON "deposit"("village_id", "declared_at");

-- CreateIndex
CREATE UNIQUE INDEX "deposit_village_id_id_key" ON "deposit"("village_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "deposit_number_key" ON "deposit"("number");

-- CreateIndex
CREATE INDEX "position_village_id_courier_id_happened_at_idx" ON "position"("village_id", "courier_id", "happened_at");

-- CreateIndex
CREATE UNIQUE INDEX "account_village_id_code_sub_key" ON "account"("village_id", "code", "sub");

-- CreateIndex
CREATE INDEX "journal_village_id_business_date_idx" ON "journal"("village_id", "business_date");

-- CreateIndex
CREATE UNIQUE INDEX "journal_village_id_idem_key_key" ON "journal"("village_id", "idem_key");

-- CreateIndex
CREATE UNIQUE INDEX "journal_village_id_reversal_of_key" ON "journal"("village_id", "reversal_of");

-- CreateIndex
CREATE INDEX "entry_village_id_account_id_journal_id_idx" ON "entry"("village_id", "account_id", "journal_id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_settled_journal_key" ON "orders"("settled_journal");

-- CreateIndex
CREATE INDEX "orders_village_id_placed_at_idx" ON "orders"("village_id", "placed_at");

-- CreateIndex
CREATE INDEX "orders_village_id_buyer_phone_placed_at_idx" ON "orders"("village_id", "buyer_phone", "placed_at");

-- CreateIndex
CREATE UNIQUE INDEX "orders_village_id_id_key" ON "orders"("village_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_village_id_external_ref_key" ON "orders"("village_id", "external_ref");

-- CreateIndex
CREATE UNIQUE INDEX "orders_number_key" ON "orders"("number");

-- CreateIndex
CREATE INDEX "payment_village_id_status_idx" ON "payment"("village_id", "status");

-- CreateIndex
CREATE INDEX "payment_village_id_courier_id_status_idx" ON "payment"("village_id", "courier_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "payment_village_id_order_id_key" ON "payment"("village_id", "order_id");

-- CreateIndex
CREATE INDEX "tracking_link_village_id_order_id_idx" ON "tracking_link"("village_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "courier_village_id_id_key" ON "courier"("village_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "courier_village_id_user_id_key" ON "courier"("village_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "merchant_village_id_id_key" ON "merchant"("village_id", "id");

-- CreateIndex
CREATE INDEX "product_village_id_merchant_id_idx" ON "product"("village_id", "merchant_id");

-- CreateIndex
CREATE UNIQUE INDEX "resident_village_id_phone_key" ON "resident"("village_id", "phone");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "login" ADD CONSTRAINT "login_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_village_id_fkey" FOREIGN KEY ("village_id") REFERENCES "village"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fact" ADD CONSTRAINT "fact_village_id_fkey" FOREIGN KEY ("village_id") REFERENCES "village"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job" ADD CONSTRAINT "job_village_id_order_id_fkey" FOREIGN KEY ("village_id", "order_id") REFERENCES "orders"("village_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job" ADD CONSTRAINT "job_village_id_courier_id_fkey" FOREIGN KEY ("village_id", "courier_id") REFERENCES "courier"("village_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_village_id_job_id_fkey" FOREIGN KEY ("village_id", "job_id") REFERENCES "job"("village_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_village_id_courier_id_fkey" FOREIGN KEY ("village_id", "courier_id") REFERENCES "courier"("village_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deposit" ADD CONSTRAINT "deposit_village_id_courier_id_fkey" FOREIGN KEY ("village_id", "courier_id") REFERENCES "courier"("village_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "position" ADD CONSTRAINT "position_village_id_courier_id_fkey" FOREIGN KEY ("village_id", "courier_id") REFERENCES "courier"("village_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_village_id_fkey" FOREIGN KEY ("village_id") REFERENCES "village"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period" ADD CONSTRAINT "period_village_id_fkey" FOREIGN KEY ("village_id") REFERENCES "village"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal" ADD CONSTRAINT "journal_village_id_fkey" FOREIGN KEY ("village_id") REFERENCES "village"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal" ADD CONSTRAINT "journal_village_id_reversal_of_fkey" FOREIGN KEY ("village_id", "reversal_of") REFERENCES "journal"("village_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_village_id_journal_id_fkey" FOREIGN KEY ("village_id", "journal_id") REFERENCES "journal"("village_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_village_id_account_id_fkey" FOREIGN KEY ("village_id", "account_id") REFERENCES "account"("village_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guarded_balance" ADD CONSTRAINT "guarded_balance_village_id_account_id_fkey" FOREIGN KEY ("village_id", "account_id") REFERENCES "account"("village_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_village_id_fkey" FOREIGN KEY ("village_id") REFERENCES "village"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_village_id_merchant_id_fkey" FOREIGN KEY ("village_id", "merchant_id") REFERENCES "merchant"("village_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_village_id_order_id_fkey" FOREIGN KEY ("village_id", "order_id") REFERENCES "orders"("village_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_village_id_courier_id_fkey" FOREIGN KEY ("village_id", "courier_id") REFERENCES "courier"("village_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_village_id_deposit_id_fkey" FOREIGN KEY ("village_id", "deposit_id") REFERENCES "deposit"("village_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tracking_link" ADD CONSTRAINT "tracking_link_village_id_order_id_fkey" FOREIGN KEY ("village_id", "order_id") REFERENCES "orders"("village_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "courier" ADD CONSTRAINT "courier_village_id_fkey" FOREIGN KEY ("village_id") REFERENCES "village"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "courier" ADD CONSTRAINT "courier_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merchant" ADD CONSTRAINT "merchant_village_id_fkey" FOREIGN KEY ("village_id") REFERENCES "village"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_village_id_merchant_id_fkey" FOREIGN KEY ("village_id", "merchant_id") REFERENCES "merchant"("village_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resident" ADD CONSTRAINT "resident_village_id_fkey" FOREIGN KEY ("village_id") REFERENCES "village"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
