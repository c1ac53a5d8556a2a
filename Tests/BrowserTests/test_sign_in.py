# SPDX-License-Identifier: Apache-2.0
"""Signing in with identity providers that others wrote: oidc-provider-mock, and Django with django-oauth-toolkit."""

import base64
import hashlib
import hmac
import io
import json
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import oidc_provider_mock
import oidc_provider_mock._app
import pytest
from joserfc import jws
from joserfc.jwk import RSAKey

import second_provider
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


@pytest.fixture(scope="module")
def provider():
    with oidc_provider_mock.run_server_in_thread(require_nonce=True) as server:
        server.app = Overheard(server.app)
        yield server


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def address(server):
    return f"http://localhost:{server.server_port}"


def named(issuer, folder, client="desk", claim="sub"):
    """The options of a desk that signs people in with a provider."""
    secret = folder / "secret"
    secret.touch(mode=0o600)
    secret.write_text(second_provider.SECRET + "\n")
    options = ["--oidc-issuer", issuer, "--oidc-client", client, "--oidc-claim", claim]
    return options if client == "public-desk" else options + ["--oidc-secret", str(secret)]


@pytest.fixture(scope="module")
def office(tmp_path_factory, provider, chromium):
    """A desk where people sign in with the provider, and Zhao is known."""
    folder = tmp_path_factory.mktemp("office")
    desk = Desk(folder, True, *named(address(provider), folder))
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


def come_back(context, desk, who="zhao"):
    """What the desk answers to a browser that signed in at the provider."""
    there = context.request.get(f"{desk.address}{WAY}", max_redirects=0).headers["location"]
    back = context.request.post(there, form={"sub": who}, max_redirects=0).headers["location"]
    return context.request.get(back, max_redirects=0)


def alert(answer):
    return re.search(r'<p role="alert">(.*?)</p>', answer.text()).group(1)


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
    told = page.get_by_role("alert")
    told.wait_for()
    assert words in told.inner_text()
    assert page.context.cookies(office.address) == []
    page.context.close()


def test_who_declines_at_the_provider_is_not_signed_in(office, chromium):
    page = begin(chromium, office)
    page.get_by_role("button", name="Deny").click()
    assert page.get_by_role("alert").inner_text() == "localhost did not sign you in."
    assert "attache" not in {cookie["name"] for cookie in page.context.cookies(office.address)}
    page.context.close()


def test_the_way_back_is_good_once_and_for_the_browser_that_began(office, chromium):
    mine, other = chromium.new_context(locale="en-GB"), chromium.new_context(locale="en-GB")
    there = mine.request.get(f"{office.address}{WAY}", max_redirects=0).headers["location"]
    kept = mine.cookies()
    back = mine.request.post(there, form={"sub": "zhao"}, max_redirects=0).headers["location"]
    assert back.startswith(f"{office.address}{WAY}/back?")
    answers = [
        context.request.get(way, max_redirects=0).status
        for context, way in [
            (other, back), (mine, back.replace("state=", "state=x")), (mine, back)]
    ]
    assert answers == [400, 400, 303]
    # A browser keeps the cookie of a way back no longer than that; who copied it has a code that is used up.
    assert mine.request.get(back, max_redirects=0).status == 400
    other.add_cookies(kept)
    assert alert(other.request.get(back, max_redirects=0)) == "localhost did not sign you in."
    assert "attache" not in {cookie["name"] for cookie in other.cookies()}
    mine.close()
    other.close()


def test_a_session_from_before_the_sign_in_is_not_gone_on_with(office, chromium):
    context = chromium.new_context()
    planted = "p" * 32
    context.add_cookies([{"name": "attache", "value": planted, "url": office.address}])
    assert come_back(context, office).status == 303
    own = {cookie["name"]: cookie["value"] for cookie in context.cookies(office.address)}
    assert own["attache"] != planted
    context.close()


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


NOT_OURS = "The answer of localhost does not belong to this sign-in. Please begin again."
CLOCKS = "The clocks of localhost and of the desk differ. Please tell the administrator."
SIGNATURE = "The signature of localhost cannot be verified. Please tell the administrator."
STRANGE = "localhost answers in a way that cannot be used. Please tell the administrator."


def bent(change=None, key=None, header=None):
    """A token of the provider with some claims changed, signed with its own key or another."""
    def bend(token, own_key):
        claims = json.loads(jws.extract_compact(token.encode()).payload)
        claims.update({name: value(claims) for name, value in (change or {}).items()})
        return jws.serialize_compact(
            header or {"alg": "RS256"}, json.dumps(claims), key or own_key,
            algorithms=["RS256", "HS256"])
    return bend


def unsigned(token, own_key):
    nothing = base64.urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
    return f"{nothing}.{token.split('.')[1]}."


def signed_with_what_everybody_knows(token, own_key):
    """As if the public key were a secret of both sides."""
    def letters(data):
        return base64.urlsafe_b64encode(data).decode().rstrip("=")

    header = letters(b'{"alg":"HS256"}')
    text = f"{header}.{token.split('.')[1]}"
    return f"{text}.{letters(hmac.digest(own_key.as_pem(private=False), text.encode(), 'sha256'))}"


@pytest.mark.parametrize("bend, words", [
    (bent({"nonce": lambda claims: "another"}), NOT_OURS),
    (bent({"iss": lambda claims: claims["iss"] + "/"}), NOT_OURS),
    (bent({"aud": lambda claims: "another"}), NOT_OURS),
    (bent({"aud": lambda claims: ["desk", "another"]}), NOT_OURS),
    (bent({"exp": lambda claims: int(time.time()) - 200}), CLOCKS),
    (bent({"iat": lambda claims: int(time.time()) + 200}), CLOCKS),
    (bent(key=RSAKey.generate_key(2048)), SIGNATURE),
    (signed_with_what_everybody_knows, SIGNATURE),
    (unsigned, SIGNATURE),
    (lambda token, own_key: token[:-8] + "AAAAAAAA", SIGNATURE),
    (lambda token, own_key: "no token", NOT_OURS),
], ids=["nonce", "issuer", "audience", "audiences", "expired", "future", "key", "hs256", "none", "broken", "nonsense"])
def test_a_token_that_is_not_for_this_sign_in_is_refused_in_one_sentence(
    office, chromium, monkeypatch, bend, words
):
    kind = oidc_provider_mock._app.OpenIDCode
    genuine = kind.encode_id_token

    def encode(self, token, request):
        own_key = RSAKey.import_key(oidc_provider_mock._app.storage.jwk.as_dict(is_private=True))
        return bend(genuine(self, token, request), own_key)

    context = chromium.new_context(locale="en-GB")
    monkeypatch.setattr(kind, "encode_id_token", encode)
    answer = come_back(context, office)
    assert (answer.status, alert(answer)) == (403, words)
    assert context.cookies(office.address) == []
    # The same with the token as the provider made it, so that it was the change that was refused.
    monkeypatch.setattr(kind, "encode_id_token", lambda self, token, request: bent()(
        genuine(self, token, request),
        RSAKey.import_key(oidc_provider_mock._app.storage.jwk.as_dict(is_private=True))))
    assert come_back(context, office).status == 303
    context.close()


@pytest.mark.parametrize("locale, words", [
    ("en-GB", "localhost does not answer."), ("ja-JP", "localhost が応答しません。"),
    ("zh-CN", "localhost 没有应答。"), ("ko-KR", "localhost에서 응답이 없습니다.")])
def test_a_provider_that_is_away_is_named_and_everything_else_goes_on(
    tmp_path, chromium, locale, words
):
    desk = Desk(tmp_path, True, *named(f"http://localhost:{free_port()}", tmp_path))
    page = begin(chromium, desk, locale)
    assert words in page.get_by_role("alert").inner_text()
    admin = enter(chromium, desk.first_link())
    assert admin.locator(".board").count() > 0
    admin.context.close()
    page.context.close()
    desk.stop()


def test_a_provider_that_calls_itself_otherwise_is_not_used(tmp_path, provider, chromium):
    """Its address answers, but under another name, as when one provider stands in for another."""
    desk = Desk(tmp_path, True, *named(f"http://127.0.0.1:{provider.server_port}/x", tmp_path))
    page = begin(chromium, desk)
    told = page.get_by_role("alert").inner_text()
    assert told == STRANGE.replace("localhost", "127.0.0.1")
    page.context.close()
    desk.stop()


# The second provider.


class Toolkit:
    """Django with django-oauth-toolkit, in a process of its own."""

    def __init__(self, folder, port, back):
        self.folder, self.port, self.back = folder, port, back
        self.change_key()
        self.start()

    def change_key(self):
        (self.folder / "key.pem").write_bytes(RSAKey.generate_key(2048).as_pem(private=True))

    def start(self):
        program = Path(second_provider.__file__)
        self.process = subprocess.Popen(
            [sys.executable, str(program), str(self.port), str(self.folder), str(self.folder / "key.pem"), self.back],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self.process.stdout.readline().startswith("http")

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)


@pytest.fixture(scope="module", params=["desk", "public-desk"])
def toolkit_office(request, tmp_path_factory, chromium):
    """A desk where people sign in with the second provider by their addresses; with a secret and without one."""
    port = free_port()
    folder = tmp_path_factory.mktemp("toolkit")
    desk = Desk(folder, True, *named(f"http://localhost:{port}/o", folder, request.param, "email"))
    provider = Toolkit(folder, port, f"{desk.address}{WAY}/back")
    admin = enter(chromium, desk.first_link())
    add_person(admin, desk, "zhao@example.org", "protocol")
    add_person(admin, desk, "chen@example.org", "administrator")
    admin.context.close()
    yield desk, provider
    provider.stop()
    desk.stop()


def log_in(page, who):
    page.get_by_label("Username").fill(who)
    page.get_by_label("Password").fill(second_provider.PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Authorize").click()


def test_the_second_provider_signs_people_in_also_after_it_has_changed_its_keys(
    toolkit_office, chromium
):
    desk, provider = toolkit_office
    for _ in range(2):
        page = begin(chromium, desk)
        log_in(page, "zhao")
        page.wait_for_url(re.compile("/e/"))
        assert "zhao@example.org" in page.locator(".who").inner_text()
        page.context.close()
        provider.stop()
        provider.change_key()
        provider.start()


def test_an_address_that_the_second_provider_has_not_checked_is_nobodys_name(
    toolkit_office, chromium
):
    """Li says that his address is that of Chen, who is administrator here."""
    desk, _ = toolkit_office
    page = begin(chromium, desk)
    log_in(page, "li")
    told = page.get_by_role("alert")
    told.wait_for()
    assert told.inner_text() == "localhost gives no verified email. Please tell the administrator."
    assert "attache" not in {cookie["name"] for cookie in page.context.cookies(desk.address)}
    page.context.close()


def test_who_cancels_at_the_second_provider_is_not_signed_in(toolkit_office, chromium):
    desk, _ = toolkit_office
    page = begin(chromium, desk)
    page.get_by_label("Username").fill("zhao")
    page.get_by_label("Password").fill(second_provider.PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Cancel").click()
    assert page.get_by_role("alert").inner_text() == "localhost did not sign you in."
    page.context.close()


def test_a_provider_that_went_away_meanwhile_is_named(toolkit_office, chromium):
    desk, provider = toolkit_office
    page = begin(chromium, desk)
    page.get_by_label("Username").fill("zhao")
    page.get_by_label("Password").fill(second_provider.PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Authorize").wait_for()
    fields = dict(page.locator("form input[name]").evaluate_all("inputs => inputs.map(input => [input.name, input.value])"))
    back = page.context.request.post(page.url, form=fields, max_redirects=0).headers["location"]
    provider.stop()
    answer = page.context.request.get(back, max_redirects=0)
    assert alert(answer).startswith("localhost does not answer.")
    provider.start()
    page.context.close()
