# SPDX-License-Identifier: Apache-2.0
"""Signing in with an identity provider that others wrote."""

import base64
import hashlib
import io
import re
from urllib.parse import parse_qs, urlsplit

import oidc_provider_mock
import pytest

from conftest import Desk
from test_office_day import add_person, enter

WAY = "/sign-in/with-provider"


class Overheard:
    """The provider, with the forms that it was sent."""

    def __init__(self, provider):
        self.provider = provider
        self.forms = []

    def __call__(self, environ, start):
        if environ["REQUEST_METHOD"] == "POST":
            body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
            environ["wsgi.input"] = io.BytesIO(body)
            self.forms.append(parse_qs(body.decode()))
        return self.provider(environ, start)


@pytest.fixture
def provider():
    with oidc_provider_mock.run_server_in_thread(require_nonce=True) as server:
        server.app = Overheard(server.app)
        yield server


def address(server):
    return f"http://localhost:{server.server_port}"


def named(issuer, folder):
    """The options of a desk that signs people in with a provider."""
    secret = folder / "secret"
    secret.touch(mode=0o600)
    secret.write_text("a secret: with + and %\n")
    return ["--oidc-issuer", issuer, "--oidc-client", "desk", "--oidc-claim", "sub",
            "--oidc-secret", str(secret)]


@pytest.fixture
def office(tmp_path, provider, chromium):
    """A desk where people sign in with the provider, and Zhao is known."""
    desk = Desk(tmp_path, True, *named(address(provider), tmp_path))
    admin = enter(chromium, desk.first_link())
    add_person(admin, desk, "zhao", "protocol")
    admin.context.close()
    yield desk
    desk.stop()


def begin(chromium, desk, locale="en-GB"):
    context = chromium.new_context(locale=locale)
    page = context.new_page()
    page.goto(f"{desk.address}/sign-in")
    page.locator(f"a[href='{WAY}']").click()
    return page


def authorize(page, who):
    page.get_by_placeholder("sub").fill(who)
    page.get_by_role("button", name="Authorize").click()


def test_who_is_known_at_the_desk_signs_in_with_the_provider(office, provider, chromium):
    page = begin(chromium, office)
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["code_challenge"][0]) == 43
    assert {"state", "nonce"} <= asked.keys()
    authorize(page, "zhao")
    page.wait_for_url(re.compile("/e/"))
    assert page.locator(".who").inner_text().count("zhao") == 1
    cookies = {cookie["name"] for cookie in page.context.cookies(office.address)}
    assert cookies == {"attache"}
    verifier = provider.app.forms[-1]["code_verifier"][0]
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest())
    assert asked["code_challenge"][0] == digest.decode().rstrip("=")
    page.context.close()


@pytest.mark.parametrize("locale, words", [
    ("en-GB", "Nobody at this desk is called <i>stranger</i>."),
    ("zh-CN", "本台没有名为 <i>stranger</i> 的人。"),
])
def test_who_is_not_known_stays_outside_and_is_told_under_which_name(
    office, chromium, locale, words
):
    page = begin(chromium, office, locale)
    authorize(page, "<i>stranger</i>")
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert words in alert.inner_text()
    assert page.context.cookies(office.address) == []
    page.context.close()


def test_who_declines_at_the_provider_is_not_signed_in(office, chromium):
    page = begin(chromium, office)
    page.get_by_role("button", name="Deny").click()
    assert page.get_by_role("alert").inner_text() == "localhost did not sign you in."
    assert page.context.cookies(office.address) == []
    page.context.close()


def test_the_way_back_is_good_once_and_for_the_browser_that_began(office, chromium):
    mine, other = chromium.new_context(locale="en-GB"), chromium.new_context(locale="en-GB")
    there = mine.request.get(f"{office.address}{WAY}", max_redirects=0).headers["location"]
    back = mine.request.post(there, form={"sub": "zhao"}, max_redirects=0).headers["location"]
    assert back.startswith(f"{office.address}{WAY}/back?")
    answers = [
        context.request.get(way, max_redirects=0).status
        for context, way in [
            (other, back), (mine, back.replace("state=", "state=x")), (mine, back), (mine, back)]
    ]
    assert answers == [400, 400, 303, 400]
    mine.close()
    other.close()


def test_a_code_of_another_sign_in_is_worth_nothing(office, chromium):
    """Somebody's code is put into the way back of another sign-in, as a thief would."""
    mine, thief = chromium.new_context(), chromium.new_context()
    backs = []
    for context, who in ((mine, "zhao"), (thief, "thief")):
        there = context.request.get(f"{office.address}{WAY}", max_redirects=0).headers["location"]
        backs.append(
            context.request.post(there, form={"sub": who}, max_redirects=0).headers["location"])
    code = parse_qs(urlsplit(backs[0]).query)["code"][0]
    own = parse_qs(urlsplit(backs[1]).query)["code"][0]
    answer = thief.request.get(backs[1].replace(own, code), max_redirects=0)
    assert answer.status == 403
    assert [cookie["name"] for cookie in thief.cookies(office.address)] == []
    mine.close()
    thief.close()


@pytest.mark.parametrize("locale, words", [
    ("en-GB", "localhost does not answer."), ("ja-JP", "localhost が応答しません。")])
def test_a_provider_that_is_away_is_named_and_everything_else_goes_on(
    tmp_path, chromium, locale, words
):
    with oidc_provider_mock.run_server_in_thread() as server:
        issuer = address(server)
    desk = Desk(tmp_path, True, *named(issuer, tmp_path))
    page = begin(chromium, desk, locale)
    assert words in page.get_by_role("alert").inner_text()
    admin = enter(chromium, desk.first_link())
    assert admin.locator(".board").count() == 1
    admin.context.close()
    page.context.close()
    desk.stop()
