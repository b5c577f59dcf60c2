export default definePageConfig({ navigationBarTitleText: '处理建议', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
