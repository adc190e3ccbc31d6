"""Vietnamese."""

from brochure.check.lexicon.lexicon import Lexicon

LEXICON = Lexicon(
    nobody=r"(?:không (?:ai|một ai|có (?:ai|bác sĩ|phẫu thuật|ca mổ|phương pháp|bệnh viện|cơ sở))|"
    r"không (?:bác sĩ|bệnh viện|phẫu thuật viên) nào|chẳng ai|không bao giờ)",
    negation=r"\b(?:không|chưa|chẳng|đừng|khó|hiếm khi|thay vì|tránh)\b",
    negation_after=r"(?:là (?:điều )?không thể|không (?:tồn tại|có thật))",
    promise=r"(?:bảo đảm (?:kết quả|hiệu quả|thành công|đẹp)|đảm bảo (?:kết quả|hiệu quả|thành công|đẹp|100)|cam kết|"
    r"chắc chắn (?:thành công|đẹp|trẻ)|100 ?% (?:thành công|an toàn|hài lòng))",
    riskfree=r"(?:không (?:hề )?(?:đau|sẹo|để lại sẹo|rủi ro|tác dụng phụ|biến chứng)(?! (?:là|thì|nào|không|nếu|khi|hay))|"
    r"an toàn tuyệt đối|hoàn toàn an toàn|không xâm lấn)",
    permanent=r"(?:vĩnh viễn|mãi mãi|trọn đời|suốt đời|bán vĩnh viễn)",
    harm=r"(?:tê|sẹo|tổn thương|hư|mất|yếu|đau|liệt|rụng tóc|nguy hiểm|rủi ro|biến chứng|thần kinh|di chứng|vấn đề|cảm giác)",
    testimonial=r"(?:cảm nhận (?:của )?(?:khách|bệnh nhân)|khách hàng nói|câu chuyện thành công|★★|5 sao)",
    superlative=r"(?:(?:bác sĩ|kết quả|bệnh viện|công nghệ|phương pháp|dịch vụ) (?:tốt|giỏi|hiện đại|tiên tiến) nhất|hàng đầu|số 1 (?:Việt Nam|Hàn Quốc|thế giới|châu Á|về)|"
    r"số một|duy nhất tại|độc quyền|đẳng cấp thế giới|hiện đại bậc nhất|hoàn hảo nhất|kết quả tối ưu)",
    rivals=r"(?:hơn|khác với) (?:các )?(?:bệnh viện|phòng khám|bác sĩ) khác",
    urgency=r"(?:giảm giá|khuyến mãi|ưu đãi|chỉ (?:trong )?hôm nay|số lượng có hạn|đặt lịch ngay|cơ hội cuối|mua 1 tặng 1|"
    r"tặng ngay)",
    title=r"(?:chuyên gia (?:hàng đầu|quốc tế)|bàn tay vàng)",
    own=r"(?:chúng tôi|của phòng khám)",
    frightening=r"(?:xấu xí|gớm ghiếc|dị dạng|kinh khủng|ghê tởm|đáng xấu hổ)",
    comparison=r"(?:tốt|an toàn|nhanh|dễ|tự nhiên) hơn (?:so với|là)",
    terms=("tụ máu", "hoại tử", "cân mạc", "phù nề", "huyết khối", "thuyên tắc", "sẹo lồi", "tuyến mang tai"),
    exempt={
        "promise": r"bảo đảm (?:an toàn|vệ sinh)|cam kết (?:đồng ý|của bạn|phẫu thuật)|(?:giấy|đơn|bản) cam kết|ký cam kết",
        "urgency": r"ưu đãi bảo hiểm",
        "riskfree": r"(?:khi|nếu|lúc) (?:bạn |đã )?(?:thấy )?không (?:còn )?đau|không đau (?:khi|lúc|nữa|mà)",
        "permanent": r"(?:răng|thường trú) vĩnh viễn",
    },
)  # fmt: skip
