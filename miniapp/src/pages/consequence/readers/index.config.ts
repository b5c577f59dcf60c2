export default definePageConfig({ navigationBarTitleText: '禁止事项签字', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
