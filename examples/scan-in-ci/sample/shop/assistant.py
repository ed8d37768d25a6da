"""Answers customers of an invented shop. One mistake is planted here; the README tells which."""

import os

import psycopg
from openai import OpenAI

DATABASE_URL = "postgres://shop:Kestrel-Moss-4417@db.example.com/orders"
# parapet:ignore[secret-url-password] the database of the tests, which runs on the developer's own machine
TEST_DATABASE_URL = "postgres://shop:Practice-Only-9@localhost/orders"

client = OpenAI(base_url=os.environ["OPENAI_BASE_URL"])


def answer(question: str) -> str:
    reply = client.chat.completions.create(
        model="support-llm",
        messages=[{"role": "user", "content": question}],
        max_tokens=500,
        timeout=30,
    )
    return reply.choices[0].message.content or ""


def orders_of(customer: str) -> list[tuple]:
    with psycopg.connect(DATABASE_URL) as connection:
        return connection.execute("SELECT id, total FROM orders WHERE customer = %s", (customer,)).fetchall()
