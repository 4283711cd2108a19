"""The key that signs checkpoints and exports (Ed25519), and the check of what it signed."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_BYTES = 32


class SigningKey:
    def __init__(self, secret: str) -> None:
        """From 64 hexadecimal digits. Raises ValueError for anything else."""
        seed = bytes.fromhex(secret)
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public_key = self._private.public_key().public_bytes_raw().hex()

    @classmethod
    def new_secret(cls) -> str:
        return Ed25519PrivateKey.generate().private_bytes_raw().hex()

    def sign(self, digest: str) -> str:
        return self._private.sign(digest.encode()).hex()


def is_signed(digest: str, signature: str, public_key: str) -> bool:
    """Whether the holder of this key signed it. Letters in another case are another signature."""
    try:
        raw, key = bytes.fromhex(signature), bytes.fromhex(public_key)
        if raw.hex() != signature or key.hex() != public_key:
            return False
        Ed25519PublicKey.from_public_bytes(key).verify(raw, digest.encode())
    except (ValueError, InvalidSignature):
        return False
    return True
